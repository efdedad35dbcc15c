import Formats

/// A page without scripts and without anything fetched.
package func htmlPage(title: String, body: String) -> String {
  """
  <!doctype html>
  <html lang="en">
  <head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
  <title>\(htmlText(title))</title>
  <style>
  body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem;
    color: #1c2430; background: #fff; }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid #dde3ea; padding: .3rem .6rem; text-align: left;
    vertical-align: top; }
  td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
  code, pre { font: 13px/1.45 ui-monospace, monospace; }
  pre { background: #f4f6f9; padding: .8rem; overflow-x: auto; }
  .note { color: #5a6675; font-size: .87rem; }
  .path { border-radius: .3rem; padding: 0 .4rem; background: #e6ebf1; }
  .stats { background: #cdeccf; } .source { background: #d3e8f7; } .vector { background: #e9dcf5; }
  .row { background: #f9dcc4; }
  .differs td { background: #fff6e0; }
  svg { max-width: 100%; height: auto; }
  </style>
  </head>
  <body>
  \(body)
  </body>
  </html>

  """
}
