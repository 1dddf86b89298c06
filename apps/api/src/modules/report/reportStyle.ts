/** Of the HTML report: paper in both schemes, because it is a document that is printed and sent. */
export const REPORT_STYLE = `
:root{color-scheme:light;--ink:#1c1e1d;--muted:#575b59;--border:#d9d9d3;--soft:#f5f5f2;--accent:#15594a;--gap:#8a5a00}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:1.5rem 1.25rem 3rem;background:#fff;color:var(--ink);
font:0.875rem/1.5 "Noto Sans SC",ui-sans-serif,system-ui,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.25;margin:.25rem 0}
h2{font-size:1.25rem;margin:2.25rem 0 .75rem;padding-bottom:.25rem;border-bottom:2px solid var(--ink)}
h3{font-size:1rem;margin:1.25rem 0 .5rem}
a{color:var(--accent);text-underline-offset:2px}
a:focus-visible,.scroll:focus-visible{outline:2px solid #2f6fde;outline-offset:2px}
.kicker,.running,.muted,.detail,footer{color:var(--muted)}
.kicker,.running{margin:0}
.detail{display:block;font-size:.75rem;line-height:1.35}
.draft{position:sticky;top:0;z-index:2;margin:0 0 1rem;padding:.4rem .75rem;background:#fbe9e5;color:#a8321f;font-weight:700;letter-spacing:.08em}
.watermark{display:none}
.figure{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem 1rem;margin:1rem 0}
.figure .name{font-weight:700}.figure .value{font-size:2rem;font-weight:700;line-height:1.2}.figure small{font-size:1rem}
.notice{margin:.4rem 0;padding:.5rem .75rem;border-left:4px solid #2c5a94;background:#e6eef8}
.notice.warning{border-color:#8a5a00;background:#fbf1dc}
.notice.block{border-color:#a8321f;background:#fbe9e5}
.gap{color:var(--gap);font-weight:700}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:0 1.5rem;margin:1rem 0}
dl>div{padding:.35rem 0;border-bottom:1px solid var(--border)}
dt{color:var(--muted);font-size:.75rem}dd{margin:0}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:700;padding:.25rem 0}
th,td{padding:.3rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--border)}
th{font-size:.75rem;line-height:1.3;border-bottom:1px solid var(--ink);vertical-align:bottom}
.right{text-align:right}td.right{white-space:nowrap}td.right .detail{white-space:normal}
.strong td{font-weight:700}.group td{background:var(--soft);font-weight:700}
tr:target td{background:#fff6c9}
figure{margin:1rem 0}figcaption{font-weight:700;margin-bottom:.25rem}
img{max-width:100%;height:auto}
nav ol{columns:2;padding-left:1.25rem}nav a{display:block;padding:.2rem 0;min-height:1.75rem}
footer{margin-top:3rem;border-top:1px solid var(--border);font-size:.75rem}
@media(max-width:40rem){nav ol{columns:1}th,td{padding:.3rem}}
@media print{@page{size:A4;margin:15mm}
body{max-width:none;padding:0;font-size:9pt}.draft{position:static}
.watermark{display:block;position:fixed;top:40%;left:0;right:0;text-align:center;font-size:90pt;font-weight:700;color:#a8321f;opacity:.12;transform:rotate(-35deg)}
.scroll{overflow:visible}thead{display:table-header-group}tr,figure,.notice{break-inside:avoid}h2,h3,caption{break-after:avoid}a{color:inherit}}
`;
