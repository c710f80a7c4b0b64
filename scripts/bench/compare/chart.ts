import { ratioTo, type Row } from './row.js'

const BARS: readonly string[] = [
  'import',
  'import-memory',
  'soap',
  'oauth2',
  'login',
  'installed',
  'bundle',
  'check-time',
]
const LEFT = 330
const SCALE = 300
const HEIGHT = 30

/** A bar for each figure that both have: ours as a part of jsforce's, which is the full width. */
export function chart(rows: readonly Row[]): string {
  const bars = BARS.flatMap((id) => rows.find((row) => row.id === id) ?? []).flatMap((row) => {
    const ratio = ratioTo(row, 'jsforce')?.median
    return ratio === undefined ? [] : [{ title: row.title, ratio }]
  })
  const body = bars.map(({ title, ratio }, index) => bar(title, ratio, 40 + index * HEIGHT))
  const height = 50 + bars.length * HEIGHT
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 ${height}" font-family="sans-serif" font-size="13">`,
    '<title>strictforce as a part of jsforce</title>',
    `<rect width="720" height="${height}" fill="#fff"/>`,
    `<text x="${LEFT}" y="22" fill="#555">strictforce as a part of jsforce (grey); shorter is better</text>`,
    ...body,
    '</svg>\n',
  ].join('\n')
}

function bar(title: string, ratio: number, y: number): string {
  const width = Math.max(2, Math.min(ratio, 1.2) * SCALE)
  return [
    `<text x="${LEFT - 10}" y="${y + 14}" text-anchor="end" fill="#222">${escaped(title)}</text>`,
    `<rect x="${LEFT}" y="${y}" width="${SCALE}" height="20" fill="#ddd"/>`,
    `<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="20" fill="#1b6ac9"/>`,
    `<text x="${LEFT + SCALE + 10}" y="${y + 14}" fill="#222">${ratio.toPrecision(2)}×</text>`,
  ].join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
