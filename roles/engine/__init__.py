"""What is calculated: pandas, numpy and the solver; no Django, no files, no clock."""
