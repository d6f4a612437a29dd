//! What the texts of a Fluent file are made of: words, gaps, and other texts of the file.

use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::unicode::unescape_unicode_to_string;

/// A text of a file: a message, a term, or a further text of either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name<'t> {
    pub(super) kind: Kind,
    pub(super) id: &'t str,
    pub(super) attribute: Option<&'t str>,
}

/// What a [`Name`] names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// `name = ...`
    Message,
    /// `-name = ...`
    Term,
}

/// Something that a text refers to. The names are slices of the file, which tells their lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mention<'t> {
    /// `{ $gap }`
    Gap(&'t str),
    /// `{ message }` or `{ -term(gap: "...") }` with the gaps that it is given.
    Text(Name<'t>, Vec<&'t str>),
    /// `{ FUNCTION() }`
    Function(&'t str),
}

impl std::fmt::Display for Name<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let dash = match self.kind {
            Kind::Message => "",
            Kind::Term => "-",
        };
        write!(out, "{dash}{}", self.id)?;
        self.attribute.map_or(Ok(()), |it| write!(out, ".{it}"))
    }
}

/// Everything that a text refers to, in every branch.
pub(super) fn mentions<'t>(pattern: &Pattern<&'t str>) -> Vec<Mention<'t>> {
    let mut mentions = Vec::new();
    in_pattern(pattern, &mut mentions);
    mentions
}

fn in_pattern<'t>(pattern: &Pattern<&'t str>, mentions: &mut Vec<Mention<'t>>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, mentions);
        }
    }
}

fn in_expression<'t>(expression: &Expression<&'t str>, mentions: &mut Vec<Mention<'t>>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, mentions),
        Expression::Select { selector, variants } => {
            in_inline(selector, mentions);
            for variant in variants {
                in_pattern(&variant.value, mentions);
            }
        }
    }
}

fn in_inline<'t>(inline: &InlineExpression<&'t str>, mentions: &mut Vec<Mention<'t>>) {
    match inline {
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        InlineExpression::VariableReference { id } => mentions.push(Mention::Gap(id.name)),
        InlineExpression::Placeable { expression } => in_expression(expression, mentions),
        InlineExpression::FunctionReference { id, arguments } => {
            mentions.push(Mention::Function(id.name));
            in_arguments(arguments, mentions);
        }
        InlineExpression::MessageReference { id, attribute } => {
            let attribute = attribute.as_ref().map(|it| it.name);
            let name = Name { kind: Kind::Message, id: id.name, attribute };
            mentions.push(Mention::Text(name, Vec::new()));
        }
        InlineExpression::TermReference { id, attribute, arguments } => {
            let attribute = attribute.as_ref().map(|it| it.name);
            let name = Name { kind: Kind::Term, id: id.name, attribute };
            let named = arguments.iter().flat_map(|it| &it.named);
            mentions.push(Mention::Text(name, named.map(|it| it.name.name).collect()));
            if let Some(arguments) = arguments {
                in_arguments(arguments, mentions);
            }
        }
    }
}

fn in_arguments<'t>(arguments: &CallArguments<&'t str>, mentions: &mut Vec<Mention<'t>>) {
    let named = arguments.named.iter().map(|it| &it.value);
    arguments.positional.iter().chain(named).for_each(|it| in_inline(it, mentions));
}

/// The words of a text, in every branch. They are slices of the file.
pub(super) fn words_of<'t>(pattern: &Pattern<&'t str>) -> Vec<&'t str> {
    let of_expression = |expression: &Expression<&'t str>| match expression {
        Expression::Inline(_) => Vec::new(),
        Expression::Select { variants, .. } => {
            variants.iter().flat_map(|it| words_of(&it.value)).collect()
        }
    };
    let words = pattern.elements.iter().flat_map(|element| match element {
        PatternElement::TextElement { value } => vec![*value],
        PatternElement::Placeable { expression } => of_expression(expression),
    });
    words.collect()
}

/// Whether a text prints nothing, or nothing in one of its branches.
pub(super) fn is_blank(pattern: &Pattern<&str>) -> bool {
    pattern.elements.iter().all(|element| match element {
        PatternElement::TextElement { value } => value.trim().is_empty(),
        PatternElement::Placeable { expression } => is_blank_expression(expression),
    })
}

fn is_blank_expression(expression: &Expression<&str>) -> bool {
    match expression {
        Expression::Select { variants, .. } => variants.iter().any(|it| is_blank(&it.value)),
        Expression::Inline(InlineExpression::StringLiteral { value }) => {
            unescape_unicode_to_string(value).trim().is_empty()
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => {
            is_blank_expression(expression)
        }
        Expression::Inline(
            InlineExpression::NumberLiteral { .. }
            | InlineExpression::VariableReference { .. }
            | InlineExpression::FunctionReference { .. }
            | InlineExpression::MessageReference { .. }
            | InlineExpression::TermReference { .. },
        ) => false,
    }
}
