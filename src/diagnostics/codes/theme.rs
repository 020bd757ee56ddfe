//! The theme of a workspace. What stops a page from being made is no diagnostic but ends the command.

use super::{Code, warning};

pub const ALL: &[&Code] = &[&UNUSED_FILE, &UNUSED_MESSAGE];

pub static UNUSED_FILE: Code = warning(
    "theme/unused-file",
    "a file of the theme is never used",
    "A file below themes/ replaces the default theme's file of the same name, or it is a template that another one extends, includes or \
     calls a component of, or a file that a template, style sheet or script names. This one is nothing of it, so it changes nothing; often \
     its name is mistyped. `gapmap theme copy` lists the names there are. Texts for people (`.md`, `.txt`) may lie anywhere.",
);

pub static UNUSED_MESSAGE: Code = warning(
    "theme/unused-message",
    "a message of the theme is never said",
    "A file words/<language>.ftl of a theme says messages of the site in other words, or those that templates of the theme name. This one has \
     the id of none, so it changes nothing; most often it is mistyped, or its name was changed in a new version. `gapmap theme words` prints all.",
);
