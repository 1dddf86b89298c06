/** Typst source of the page; its content comes as data, so nothing in a name can be read as markup. */
export const comparisonPage = `
#let data = json("/data.json")
#set document(title: data.title)
#set page(
  paper: "a4", flipped: true, margin: (x: 16mm, top: 14mm, bottom: 14mm),
  footer: text(7pt, fill: luma(110), grid(columns: (auto, 1fr), column-gutter: 8mm, data.footer, align(right, data.address))),
)
#set text(font: "Noto Sans SC", size: 8.5pt, fill: rgb("#1c1e1d"), lang: data.language)
#set par(leading: 0.55em)

#text(16pt, weight: "bold", data.title)
#v(-2mm)
#text(fill: luma(90), data.measure)
#v(1mm)
#if data.hasChart { align(center, image("/chart.svg", width: 100%, height: 82mm, fit: "contain", alt: data.title)) }

#let columns = data.head.len()
#table(
  columns: (1fr,) + (auto,) * (columns + 1),
  align: (x, _) => if x == 0 { left } else { right },
  stroke: (_, y) => if y == 0 { (bottom: 0.6pt + luma(120)) } else { (bottom: 0.3pt + luma(215)) },
  inset: (x: 2mm, y: 1.2mm),
  table.header([], ..data.head.map(name => text(weight: "bold", name)), text(weight: "bold", data.totalHead)),
  ..data.rows.map(row => (row.name, ..row.cells, text(weight: "bold", row.total))).flatten(),
)
#set text(7.5pt, fill: luma(70))
#if data.words.more != "" [#data.words.more ]
#if data.hasGaps [#data.words.gapNote]

#for finding in data.findings [
  - #finding.message
]
#if data.sources.len() > 0 [
  #text(weight: "bold", data.words.sources)#data.words.colon#data.sources.join("; ")#if data.moreSources > 0 [ + #data.moreSources]
]
`;
