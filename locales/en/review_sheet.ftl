# The spreadsheet in which recordings are reviewed
