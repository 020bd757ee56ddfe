//! The theme of a workspace. What stops a page from being made is no diagnostic but ends the command.

use super::{Code, warning};

pub const ALL: &[&Code] = &[&UNUSED_FILE, &UNKNOWN_MESSAGE];

pub static UNUSED_FILE: Code = warning(
    "theme/unused-file",
    "a file of the theme is never used",
    "A file below themes/ replaces the default theme's file of the same name, or it is a template that another one extends, includes or \
     calls a component of, or a file that a template, style sheet or script names. This one is nothing of it, so it changes nothing; often \
     its name is mistyped. `gapmap theme copy` lists the names there are. Texts for people (`.md`, `.txt`) may lie anywhere.",
);
pub static UNKNOWN_MESSAGE: Code = warning(
    "theme/unknown-message",
    "a message of the theme is never asked for",
    "A file below `words/` of a theme says messages of the interface in its own words, by their ids. This id is none of the interface, no \
     template of the theme asks for it, and no other message of the file refers to it, so nobody reads it; often it is mistyped. `gapmap theme words` prints all.",
);
