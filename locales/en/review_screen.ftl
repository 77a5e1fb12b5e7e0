# The full-screen view in which recordings are reviewed
