import { expect, test } from "vitest";
import { readSections } from "./sections.ts";

const PAGE = `<html><head><title>Not read</title></head><body><nav><h2>Places</h2></nav>
<main id="main"><p>Nor this</p><article class="guide">
<header><span class="sign">5</span><h1>Check that it <em>arrived</em></h1>
<p class="lead">Hour by hour.</p></header>
<nav><nav><a href="#a">inner</a></nav><h2>In this chapter</h2></nav>
<h2 id="balance">See the balance</h2>
<p data-title="a > b">Dial <bdi dir="ltr">*888#</bdi>&nbsp;<a class="mark" role="doc-noteref" href="#s">3 two sources</a>
or ask &#39;A &amp; B&#39;.<br>Then wait.<svg><path d="M1 2"/></svg></p>
<h3><span class="sign">4</span>At once</h3><p>Compare.</p>
<check-list id="before"><h2>Before you pay</h2><button>Start again</button></check-list>
<section class="sources small"><h2 id="sources">Sources</h2><section>x</section></section>
</article><nav><a>Other chapters</a></nav></main></body></html>`;

test("a page gives its headings, each with its text and anchor", () => {
  expect(readSections(PAGE)).toEqual([
    { anchor: "", heading: "Check that it arrived", text: "Hour by hour." },
    {
      anchor: "balance",
      heading: "See the balance",
      text: "Dial *888# or ask 'A & B'.Then wait.",
    },
    { anchor: "balance", heading: "At once", text: "Compare." },
    { anchor: "before", heading: "Before you pay", text: "" },
  ]);
});

test.each(["", "<p>Sign in to this network</p>", "<main"])("%j has no sections", (html) => {
  expect(readSections(html)).toEqual([]);
});
