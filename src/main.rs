use std::process::ExitCode;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(gapmap::cli::report_bug));
    std::panic::catch_unwind(gapmap::cli::main).unwrap_or(gapmap::cli::Exit::Environment).into()
}
