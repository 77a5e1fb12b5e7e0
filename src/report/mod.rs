//! A serialisable view per report -> tera -> HTML.
