//! Files for other tools, made from the view model: one CSV per table.

mod tables;

pub use tables::tables;
