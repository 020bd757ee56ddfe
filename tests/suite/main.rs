//! One integration binary: linking is most of what a test build costs.

mod expected;
mod founding;
mod house;
mod sites;
