//! The curve as a picture, in SVG.
//! Source: <https://www.w3.org/TR/SVG2/>

use std::fmt::Write;

use super::curve::{Answered, Curve};
use super::tables::percent;

/// The picture, in pixels.
const SIZE: (f64, f64) = (720.0, 440.0);

/// Where the axes begin and end within it.
const LEFT: f64 = 64.0;
const RIGHT: f64 = 696.0;
const TOP: f64 = 96.0;
const BOTTOM: f64 = 376.0;

/// Lines behind the curves, along and across.
const GRID: u32 = 5;

/// How a part of the questions is drawn. Colours that people of every eyesight tell apart, by Okabe
/// and Ito: <https://jfly.uni-koeln.de/color/>; dashes for those who print.
struct Line {
    name: &'static str,
    colour: &'static str,
    dashes: &'static str,
    part: fn(&Answered) -> usize,
    of: fn(&Curve) -> usize,
}

const LINES: [Line; 3] = [
    Line {
        name: "rightly answered",
        colour: "#0072b2",
        dashes: "none",
        part: |it| it.right,
        of: |it| it.asked,
    },
    Line {
        name: "answered with another fact",
        colour: "#d55e00",
        dashes: "8 4",
        part: |it| it.wrong,
        of: |it| it.asked,
    },
    Line {
        name: "answered though no fact fits",
        colour: "#009e73",
        dashes: "2 3",
        part: |it| it.others,
        of: |it| it.others,
    },
];

impl Curve {
    /// The curve as a picture: how many questions are answered, by threshold.
    pub(in crate::cli) fn draw(&self) -> String {
        let (width, height) = SIZE;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             font-family=\"sans-serif\" font-size=\"13\">\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n"
        );
        svg.push_str(&grid());
        for (place, line) in LINES.iter().enumerate() {
            svg.push_str(&self.line(line));
            svg.push_str(&self.legend(line, place));
        }
        svg.push_str("</svg>\n");
        svg
    }

    /// A curve; nothing where there are no such questions.
    fn line(&self, line: &Line) -> String {
        let all = (line.of)(self);
        if all == 0 {
            return String::new();
        }
        let mut points = String::new();
        for (threshold, answered) in &self.points {
            #[expect(clippy::cast_precision_loss, reason = "far below 2^52 questions")]
            let share = (line.part)(answered) as f64 / all as f64;
            // Writing to a string cannot fail.
            let _ = write!(points, "{:.1},{:.1} ", x(*threshold), y(share));
        }
        let Line { colour, dashes, .. } = line;
        format!(
            "<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" \
             stroke-dasharray=\"{dashes}\" points=\"{}\"/>\n",
            points.trim_end()
        )
    }

    /// What a curve is, and how much of it there is as the bot decides.
    fn legend(&self, line: &Line, place: usize) -> String {
        let Line { name, colour, dashes, .. } = line;
        let all = (line.of)(self);
        let now = percent((line.part)(&self.now), all);
        #[expect(clippy::cast_precision_loss, reason = "three lines")]
        let row = 24.0 + 22.0 * place as f64;
        let (start, end) = (LEFT, LEFT + 36.0);
        format!(
            "<line x1=\"{start}\" x2=\"{end}\" y1=\"{row}\" y2=\"{row}\" stroke=\"{colour}\" \
             stroke-width=\"2\" stroke-dasharray=\"{dashes}\"/>\n\
             <text x=\"{}\" y=\"{}\">{name}, of {all}; as it is: {now}</text>\n",
            end + 8.0,
            row + 4.0
        )
    }
}

/// The axes with their figures and names.
fn grid() -> String {
    let mut svg = String::new();
    for step in 0..=GRID {
        let share = f64::from(step) / f64::from(GRID);
        let (across, along) = (x(share), y(share));
        let percent = 100.0 * share;
        let _ = write!(
            svg,
            "<path d=\"M{LEFT} {along}H{RIGHT}M{across} {TOP}V{BOTTOM}\" stroke=\"#ddd\"/>\n\
             <text x=\"{}\" y=\"{}\" text-anchor=\"end\">{percent:.0}%</text>\n\
             <text x=\"{across}\" y=\"{}\" text-anchor=\"middle\">{share:.1}</text>\n",
            LEFT - 8.0,
            along + 4.0,
            BOTTOM + 20.0
        );
    }
    let _ = write!(
        svg,
        "<path d=\"M{LEFT} {TOP}V{BOTTOM}H{RIGHT}\" fill=\"none\" stroke=\"#333\"/>\n\
         <text x=\"{}\" y=\"{}\" text-anchor=\"middle\">how likely a fact must be to be stated</text>\n",
        f64::midpoint(LEFT, RIGHT),
        BOTTOM + 44.0
    );
    svg
}

/// Where a threshold stands.
fn x(threshold: f64) -> f64 {
    LEFT + threshold * (RIGHT - LEFT)
}

/// Where a share stands.
fn y(share: f64) -> f64 {
    BOTTOM - share * (BOTTOM - TOP)
}
