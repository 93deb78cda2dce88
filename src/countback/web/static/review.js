// Keys of the review pages. Everything they do is a link or a button of the page, which works without this script.
"use strict";
(() => {
  const one = (selector) => document.querySelector(selector);
  const rows = [...document.querySelectorAll("[data-row]")];
  const typing = (node) => node.closest("input, textarea, select") !== null;
  const press = (key) => {
    const button = one(`[data-key="${key}"]`);
    if (button) button.click();
  };
  const move = (step) => {
    if (rows.length) {
      const at = rows.indexOf(document.activeElement);
      const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1);
      rows[next].focus();
      return;
    }
    const link = one(step > 0 ? 'main a[rel="next"]' : 'main a[rel="prev"]');
    if (link) link.click();
  };
  const reason = one('textarea[name="why"]');
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!reason || !button || button.form !== reason.form) return;
    if (["reject", "correct"].includes(button.value) && !reason.value.trim()) {
      event.preventDefault();
      reason.setAttribute("aria-invalid", "true");
      reason.focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const does = {
      j: () => move(1),
      k: () => move(-1),
      a: () => press("a"),
      r: () => press("r"),
      u: () => press("u"),
      e: () => {
        const field = one(".sheet .open input, .sheet .open select") || one(".sheet .grid input") || reason;
        if (field) field.focus();
      },
      "?": () => {
        const keys = one("#keys");
        if (keys) {
          keys.open = !keys.open;
          keys.scrollIntoView({ block: "nearest" });
        }
      },
    }[event.key];
    if (does) {
      event.preventDefault();
      does();
    }
  });
})();
