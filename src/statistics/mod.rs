//! What a sample can show: intervals for shares and means of finite populations, sample sizes, and the power of small samples. How far
//! raters agree is in [`agreement`].
//!
//! Pure arithmetic. Shares are between 0 and 1, confidence too (0.95). Only random samples may be extrapolated; whether one is random
//! is not known here.

pub mod agreement;
mod difference;
mod distributions;
mod mean;
mod share;
mod size;

pub use difference::{Moments, newcombe, welch};
pub use mean::{MeanEstimate, StratumMean, mean, mean_interval, mean_of_equals, stratified_mean};
pub use share::{Interval, clopper_pearson, hypergeometric, wilson};
pub use size::{miss_probability, outscore_probability, sample_size};
