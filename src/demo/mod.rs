//! Synthetic data for `spotcheck demo`.
