/** Typst source of a report. It reads the layout as data, so that nothing in a name can be taken for markup. */
export const reportPage = `
#let data = json("/data.json")
#let ink = rgb("#1c1e1d")
#let muted = luma(95)
#let rule = luma(205)
#let gapInk = rgb("#8a5a00")
#let tones = (
  BLOCK: (rgb("#a8321f"), rgb("#fbe9e5")),
  WARNING: (rgb("#8a5a00"), rgb("#fbf1dc")),
  INFO: (rgb("#2c5a94"), rgb("#e6eef8")),
)

#set document(title: data.subtitle.join(" ") + " · " + data.title.join(" "))
#set page(
  paper: "a4",
  margin: (x: 16mm, top: 20mm, bottom: 18mm),
  header: text(7.5pt, fill: muted, grid(
    columns: (1fr, auto), column-gutter: 6mm, data.running,
    if data.draft != none { text(fill: rgb("#a8321f"), weight: "bold", data.draft.join(" · ")) },
  )),
  footer: text(7.5pt, fill: muted, grid(
    columns: (1fr, auto), column-gutter: 6mm, data.foot,
    context [#data.pageWord #counter(page).display("1 / 1", both: true)],
  )),
  background: if data.draft != none {
    rotate(-35deg, text(92pt, weight: "bold", fill: rgb("#a8321f").transparentize(90%), data.draft.join(" ")))
  },
)
#set text(font: "Noto Sans SC", size: 8.5pt, fill: ink, lang: if data.tag == "en" { "en" } else { "zh" }, region: if data.tag == "en" { none } else { "cn" })
#set par(leading: 0.5em, spacing: 0.8em)
#set heading(numbering: none)
// A row that breaks would be read across the head of the next page.
#set table.cell(breakable: false)
#show heading.where(level: 1): it => block(above: 7mm, below: 3mm, sticky: true, width: 100%,
  stroke: (bottom: 1pt + ink), inset: (bottom: 1.2mm), text(13pt, weight: "bold", it.body))
#show heading.where(level: 2): it => block(above: 4mm, below: 2mm, sticky: true, text(10pt, weight: "bold", it.body))

#let lines(parts) = parts.filter(part => part != "").join(linebreak())
#let inline(parts) = parts.join(" · ")
#let linked(cell, body) = if cell.path != none { link(data.origin + cell.path, body) } else if cell.target != none and cell.target in data.targets { link(label(cell.target), body) } else { body }
#let shown(cell) = {
  let body = lines(cell.text)
  if cell.hasGap { body = text(fill: gapInk, weight: "bold", body) }
  if cell.text.len() > 0 and cell.text.first() != "" { linked(cell, body) }
  let below = cell.detail.filter(part => part != "")
  if below.len() > 0 { linebreak(); text(7pt, fill: muted, lines(below)) }
}
#let marked(row, body) = if row.id != none and row.id in data.targets { [#body#metadata(none)#label(row.id)] } else { body }

#let render(block-data) = {
  let kind = block-data.kind
  if kind == "heading" { heading(level: 2, inline(block-data.text)) }
  else if kind == "paragraph" { par(if block-data.isMuted { text(fill: muted, lines(block-data.text)) } else { lines(block-data.text) }) }
  else if kind == "list" { list(spacing: 0.8em, ..block-data.items.map(lines)) }
  else if kind == "notices" {
    for notice in block-data.items {
      let (tone, ground) = tones.at(notice.severity)
      block(width: 100%, fill: ground, stroke: (left: 2.5pt + tone), inset: (x: 2.5mm, y: 1.6mm), above: 1.4mm, below: 1.4mm, breakable: false,
        grid(columns: (auto, 1fr), column-gutter: 3mm, text(weight: "bold", fill: tone, lines(notice.label)), lines(notice.text)))
    }
  }
  else if kind == "figure" {
    block(below: 3mm, grid(columns: (auto, auto, 1fr), column-gutter: 5mm, align: bottom,
      text(10pt, weight: "bold", lines(block-data.name)),
      [#text(22pt, weight: "bold", block-data.value) #text(10pt, block-data.unit.first())],
      text(fill: muted, lines(block-data.detail))))
  }
  else if kind == "facts" {
    // A hash has no place to break at and needs the whole width.
    let isWide(cell) = (cell.text + cell.detail).any(part => part.split(" ").any(word => word.match(regex("[0-9a-f]{40}")) != none))
    let cells = block-data.facts.map(fact => table.cell(colspan: if isWide(fact.cell) { 2 } else { 1 },
      [#text(7pt, fill: muted, inline(fact.name)) \\ #shown(fact.cell)]))
    table(columns: (1fr, 1fr), column-gutter: 6mm, inset: (x: 0mm, y: 1.1mm), stroke: (_, _) => (bottom: 0.3pt + rule),
      ..cells)
  }
  else if kind == "table" and block-data.rows.len() > 0 {
    block(above: 4mm, below: 1.5mm, sticky: true, text(weight: "bold", inline(block-data.title)))
    table(
      columns: block-data.columns.map(column => if column.width == "wide" { 1fr } else { auto }),
      align: (x, _) => if block-data.columns.at(x).align == "right" { right } else { left },
      stroke: (_, y) => if y == 0 { (bottom: 0.6pt + ink) } else { (bottom: 0.3pt + rule) },
      fill: (_, y) => if y > 0 and block-data.rows.at(y - 1).look == "group" { luma(244) },
      inset: (x: 1.2mm, y: 1mm),
      table.header(..block-data.columns.map(column => text(7pt, weight: "bold", lines(column.head)))),
      ..block-data.rows.map(row => row.cells.enumerate().map(((index, cell)) => {
        let body = shown(cell)
        if row.look != "plain" { body = text(weight: "bold", body) }
        if index == 0 { marked(row, body) } else { body }
      })).flatten(),
    )
  }
  else if kind == "chart" and block-data.chart in data.charts {
    block(breakable: false, above: 3mm, below: 3mm, width: 100%, [
      #text(weight: "bold", inline(block-data.title))
      #image("/" + block-data.chart + ".svg", width: 100%, alt: inline(block-data.title))
    ])
  }
}

#text(9pt, fill: muted, inline(data.title)) \\
// A long name takes several lines, whose distance follows from their own size.
#block({ set text(19pt, weight: "bold"); set par(leading: 0.45em); lines(data.subtitle) })

#for (index, section) in data.sections.enumerate() {
  heading(level: 1, inline(section.title))
  section.blocks.map(render).join()
  if index == 0 {
    heading(level: 2, outlined: false, inline(data.contents))
    columns(2, outline(title: none, depth: 1))
    pagebreak(weak: true)
  }
}
`;
