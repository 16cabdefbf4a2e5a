"""Read rows: querysets and frames; never write."""
