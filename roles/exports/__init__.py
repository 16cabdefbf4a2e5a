"""Report to sheets, sheets to bytes; a format knows no report."""
