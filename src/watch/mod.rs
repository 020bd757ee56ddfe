//! Waits until files of a workspace may have changed and whoever changes them has finished.
//!
//! What it tells are hints: reading the files again says whether anything differs.
