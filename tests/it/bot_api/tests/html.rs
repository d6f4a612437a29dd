//! The HTML reader against the cases of the server's own tests, and the notes it takes beyond them.
//! Source: <https://github.com/tdlib/td/blob/master/test/message_entities.cpp>
use expect_test::{Expect, expect};

use crate::bot_api::html::{parse, utf16_length};

#[track_caller]
fn check(markup: &str, expected: Expect) {
    expected.assert_eq(&match parse(markup) {
        Ok(found) => format!(
            "{}\n{}\n{}",
            found.text,
            found.entities_json().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
            found.notes.join("\n"),
        )
        .trim_end()
        .to_owned(),
        Err(error) => error,
    });
}

#[test]
fn broken_markup_is_refused_in_the_words_of_the_server() {
    for (markup, error) in [
        ("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;<abac aba>", "Unsupported start tag \"abac\" at byte offset 13"),
        ("🏟 🏟&lt;<abac>", "Unsupported start tag \"abac\" at byte offset 13"),
        ("🏟 🏟&lt;<i   =aba>", "Empty attribute name in the tag \"i\" at byte offset 13"),
        ("🏟 🏟&lt;<i    aba>", "Can't find end tag corresponding to start tag \"i\""),
        ("🏟 🏟&lt;<i    aba  =  ", "Unclosed start tag \"i\" at byte offset 13"),
        ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
        ("🏟 🏟&lt;<i    aba  =  \"&lt;&gt;&quot;>", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;<i    aba  =  '&lt;&gt;&quot;>", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"),
        ("🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20"),
        ("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
        (
            "🏟 🏟&lt;<i>a</em   >",
            "Unmatched end tag at byte offset 17, expected \"</i>\", found \"</em>\"",
        ),
        (
            "<b><i>test</b></i>",
            "Unmatched end tag at byte offset 10, expected \"</i>\", found \"</b>\"",
        ),
        ("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"),
        ("a < b", "Unsupported start tag \"\" at byte offset 2"),
        ("<br/>", "Unsupported start tag \"br/\" at byte offset 0"),
        ("<a href=\"x\"\">y</a>", "Empty attribute name in the tag \"a\" at byte offset 0"),
        ("<a href", "Unclosed start tag \"a\" at byte offset 0"),
    ] {
        assert_eq!(parse(markup).unwrap_err(), error, "{markup}");
    }
    assert!(parse("&#xDFDF;").unwrap_err().starts_with("Text contains invalid Unicode"));
}

#[test]
fn every_tag_of_telegram_is_read() {
    check(
        "<b>b</b><strong>b</strong> <i>i</i><em>i</em> <u>u</u><ins>u</ins> \
         <s>s</s><strike>s</strike><del>s</del> <code>c</code> \
         <tg-spoiler>x</tg-spoiler><span class=\"tg-spoiler\">x</span>",
        expect![[r#"
            bb ii uu sss c xx
            {"length":1,"offset":0,"type":"bold"}
            {"length":1,"offset":1,"type":"bold"}
            {"length":1,"offset":3,"type":"italic"}
            {"length":1,"offset":4,"type":"italic"}
            {"length":1,"offset":6,"type":"underline"}
            {"length":1,"offset":7,"type":"underline"}
            {"length":1,"offset":9,"type":"strikethrough"}
            {"length":1,"offset":10,"type":"strikethrough"}
            {"length":1,"offset":11,"type":"strikethrough"}
            {"length":1,"offset":13,"type":"code"}
            {"length":1,"offset":15,"type":"spoiler"}
            {"length":1,"offset":16,"type":"spoiler"}"#]],
    );
}

#[test]
fn blocks_links_and_nesting_are_read() {
    check(
        "<b>Laçın <i>şəhəri</i></b> <a href=\"https://e.az/?a=1&amp;b=2\">link</a>\n\
         <blockquote expandable>long</blockquote>\n\
         <pre><code class=\"language-rust\">fn</code></pre>",
        expect![[r#"
            Laçın şəhəri link
            long
            fn
            {"length":12,"offset":0,"type":"bold"}
            {"length":6,"offset":6,"type":"italic"}
            {"length":4,"offset":13,"type":"text_link","url":"https://e.az/?a=1&b=2"}
            {"length":4,"offset":18,"type":"expandable_blockquote"}
            {"language":"rust","length":2,"offset":23,"type":"pre"}"#]],
    );
}

#[test]
fn white_space_at_the_ends_goes_and_entities_move_with_it() {
    check(
        "\n <b> 🏔 x </b> \n",
        expect![[r#"
            🏔 x
            {"length":4,"offset":0,"type":"bold"}"#]],
    );
}

#[test]
fn references_are_decoded_and_unknown_ones_are_noted() {
    check("&lt;&gt;&amp;&quot;&#39;&#x41;", expect![[r#"<>&"'A"#]]);
    check(
        "5 > 3 & 2 &nbsp; &lt",
        expect![[r#"
            5 > 3 & 2 &nbsp; <

            `>` is not escaped
            `&` at byte 6 begins no reference that Telegram knows
            `&` at byte 10 begins no reference that Telegram knows
            the reference at byte 17 lacks its `;`"#]],
    );
}

#[test]
fn what_telegram_drops_is_noted() {
    check(
        "<code>a<b>b</b></code> <a href=\"nowhere\">c</a>",
        expect![[r#"
            ab c
            {"length":2,"offset":0,"type":"code"}
            {"length":1,"offset":1,"type":"bold"}
            Telegram drops <b> within code
            Telegram drops a link without a web address"#]],
    );
}

#[test]
fn length_is_counted_in_utf16_units() {
    assert_eq!(utf16_length("Laçın"), 5);
    assert_eq!(utf16_length("🏔"), 2);
}
