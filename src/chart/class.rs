//! The class vocabulary: every mark names what it is, the style sheet decides how it looks.
//!
//! plotters only carries colours, so a class travels as the reserved colour `(0xFE, 0xED, n)`, where `n` is
//! the class's position in [`Class::ALL`]; the backend turns it back into a `class` attribute.

use plotters::style::RGBColor;

/// The first two channels of a colour that stands for a class.
const MARKER: (u8, u8) = (0xFE, 0xED);

macro_rules! classes {
    ($($variant:ident = $name:literal,)*) => {
        /// One CSS class of the vocabulary described in [`crate::chart`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Class { $($variant,)* }

        impl Class {
            /// Every class, in the order of the enumeration.
            pub const ALL: &'static [Class] = &[$(Class::$variant,)*];

            /// The name as written in a `class` attribute.
            pub const fn name(self) -> &'static str {
                match self { $(Class::$variant => $name,)* }
            }
        }
    };
}

classes! {
    Page = "c-page",
    Ink = "c-ink",
    Ink2 = "c-ink2",
    Ink3 = "c-ink3",
    Rule = "c-rule",
    Grid = "c-grid",
    Axis = "c-axis",
    Now = "c-now",
    NowArea = "c-now-area",
    NowDot = "c-now-dot",
    NowText = "c-now-text",
    Target = "c-target",
    TargetDot = "c-target-dot",
    TargetText = "c-target-text",
    Prev = "c-prev",
    PrevDot = "c-prev-dot",
    Gap = "c-gap",
    Level0 = "c-level-0",
    Level1 = "c-level-1",
    Level2 = "c-level-2",
    Level3 = "c-level-3",
    Level4 = "c-level-4",
    Level5 = "c-level-5",
    LevelNa = "c-level-na",
    Hatch = "c-hatch",
    OnLevel0 = "c-on-level-0",
    OnLevel1 = "c-on-level-1",
    OnLevel2 = "c-on-level-2",
    OnLevel3 = "c-on-level-3",
    OnLevel4 = "c-on-level-4",
    OnLevel5 = "c-on-level-5",
    Risk1 = "c-risk-1",
    Risk2 = "c-risk-2",
    Risk3 = "c-risk-3",
    Risk4 = "c-risk-4",
    OnRisk1 = "c-on-risk-1",
    OnRisk2 = "c-on-risk-2",
    OnRisk3 = "c-on-risk-3",
    OnRisk4 = "c-on-risk-4",
    After1 = "c-after-1",
    After2 = "c-after-2",
    After3 = "c-after-3",
    After4 = "c-after-4",
    Tag = "c-tag",
    Appetite = "c-appetite",
    BarPlanned = "c-bar-planned",
    BarProgress = "c-bar-progress",
    BarElapsed = "c-bar-elapsed",
    BarDone = "c-bar-done",
    BarCritical = "c-bar-critical",
    OnPlanned = "c-on-planned",
    OnProgress = "c-on-progress",
    OnDone = "c-on-done",
    Slack = "c-slack",
    Today = "c-today",
    Link = "c-link",
    LinkSoft = "c-link-soft",
    LinkHead = "c-link-head",
    Band = "c-band",
    Off = "c-off",
    Zone = "c-zone",
    Range = "c-range",
    Plan = "c-plan",
    PlanDot = "c-plan-dot",
}

impl Class {
    /// The fill of a level; levels above five share the last fill.
    pub fn level(level: u8) -> Class {
        pick(Class::Level0, level, 5)
    }

    /// The text on a level's fill.
    pub fn on_level(level: u8) -> Class {
        pick(Class::OnLevel0, level, 5)
    }

    /// The fill of a risk band, 1 (low) to 4.
    pub fn risk(band: u8) -> Class {
        pick(Class::Risk1, band.max(1) - 1, 3)
    }

    /// The text on a risk band.
    pub fn on_risk(band: u8) -> Class {
        pick(Class::OnRisk1, band.max(1) - 1, 3)
    }

    /// The outline of a tag that shows a risk after treatment, on a risk band.
    pub fn after(band: u8) -> Class {
        pick(Class::After1, band.max(1) - 1, 3)
    }

    /// The colour that carries this class through plotters.
    pub fn colour(self) -> RGBColor {
        RGBColor(MARKER.0, MARKER.1, self as u8)
    }

    /// The class a colour carries, if it is one of ours.
    pub fn from_colour((red, green, index): (u8, u8, u8)) -> Option<Class> {
        let ours = (red, green) == MARKER;
        ours.then(|| Class::ALL.get(usize::from(index)).copied()).flatten()
    }

    /// The corner radius of rectangles of this class, in pixels.
    pub fn radius(self) -> u32 {
        match self {
            Class::Tag | Class::After1 | Class::After2 | Class::After3 | Class::After4 => 10,
            Class::Page | Class::Band | Class::Off | Class::Zone => 0,
            _ => 3,
        }
    }
}

/// The class `steps` after `first`, at most `last` after it.
fn pick(first: Class, steps: u8, last: u8) -> Class {
    let index = usize::from(first as u8) + usize::from(steps.min(last));
    Class::ALL.get(index).copied().unwrap_or(first)
}

/// How text is set; carried through plotters as the font family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Plain text.
    Plain,
    /// Semi-bold text.
    Strong,
    /// Plain text with a halo in the page colour, for text that may cross a line.
    Halo,
    /// Semi-bold text with a halo.
    StrongHalo,
}

impl Face {
    /// Every face.
    #[cfg(test)]
    pub const ALL: [Face; 4] = [Face::Plain, Face::Strong, Face::Halo, Face::StrongHalo];

    /// The classes as written in a `class` attribute; plain text needs none.
    pub const fn name(self) -> &'static str {
        match self {
            Face::Plain => "",
            Face::Strong => "c-strong",
            Face::Halo => "c-halo",
            Face::StrongHalo => "c-strong c-halo",
        }
    }

    /// Whether the text is semi-bold, which makes it wider.
    pub const fn is_strong(self) -> bool {
        matches!(self, Face::Strong | Face::StrongHalo)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_survives_the_trip_through_a_colour() {
        for &class in Class::ALL {
            let RGBColor(red, green, blue) = class.colour();
            assert_eq!(Class::from_colour((red, green, blue)), Some(class));
        }
        assert_eq!(Class::from_colour((0, 0, 0)), None);
        assert_eq!(Class::from_colour((0xFE, 0xED, 0xFF)), None);
    }

    #[test]
    fn levels_and_bands_stay_within_the_palette() {
        assert_eq!(Class::level(0), Class::Level0);
        assert_eq!(Class::level(9), Class::Level5);
        assert_eq!(Class::on_level(3), Class::OnLevel3);
        assert_eq!(Class::risk(0), Class::Risk1);
        assert_eq!(Class::risk(4), Class::Risk4);
        assert_eq!(Class::risk(7), Class::Risk4);
        assert_eq!(Class::after(2), Class::After2);
    }
}
