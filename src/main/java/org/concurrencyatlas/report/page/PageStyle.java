package org.concurrencyatlas.report.page;

/** The page's only style: light and dark, from a phone to a wall. */
final class PageStyle {
  private PageStyle() {}

  static final String CSS =
      """
      :root { color-scheme: light dark; --ink: #1a1a1a; --faint: #595959; --paper: #fff;
        --line: #d9d9d9; --alarm: #a31515; --alarm-paper: #fdeeee; }
      @media (prefers-color-scheme: dark) {
        :root { --ink: #f2f2f2; --faint: #b4b8bf; --paper: #16181d; --line: #3a3f47;
          --alarm: #ff8a80; --alarm-paper: #331d1d; }
      }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--paper); color: var(--ink);
        font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
      main { max-width: 76rem; margin: 0 auto; padding: 1rem; }
      h1 { font-size: 1.7rem; line-height: 1.2; }
      h2 { margin-top: 2.5rem; }
      .findings { padding-left: 1.2rem; }
      .warning { padding: .5rem .75rem; border-left: .3rem solid var(--alarm);
        background: var(--alarm-paper); }
      .failed { color: var(--alarm); }
      .method { color: var(--faint); font-size: .9rem; }
      .map { width: 100%; height: min(34rem, 80vh); }
      .maps { display: grid; gap: 1rem;
        grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); }
      .maps h4 { margin: 0; text-align: center; }
      .maps h4 + .map { height: min(24rem, 80vh); }
      #controls { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
      .mark { width: 1em; height: 1em; margin: 0 .15em; vertical-align: -.12em; }
      #search { font: inherit; width: min(24rem, 70vw); padding: .25rem .5rem; }
      select { font: inherit; }
      th button { font: inherit; color: inherit; background: none; border: 0; padding: 0;
        cursor: pointer; text-decoration: underline dotted; }
      th[aria-sort=ascending] button::after { content: " ↑"; }
      th[aria-sort=descending] button::after { content: " ↓"; }
      details { margin: .5rem 0; }
      summary { cursor: pointer; font-weight: 600; }
      figure { margin: 1.5rem 0; overflow-x: auto; }
      img { display: block; width: 100%; min-width: 46rem; height: auto; }
      .scroll { overflow-x: auto; }
      .tall { max-height: 44rem; overflow-y: auto; }
      .tall td:first-child { min-width: 14rem; }
      .tall th { position: sticky; top: 0; background: var(--paper); }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
      th, td { padding: .35rem .7rem; border-bottom: 1px solid var(--line); text-align: left;
        vertical-align: top; overflow-wrap: normal; }
      th { color: var(--faint); font-weight: 600; white-space: nowrap; }
      @media print { .scroll { overflow: visible; } figure { break-inside: avoid; } }
      """;
}
