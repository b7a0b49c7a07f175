// Replaces every text file under a folder by its brotli and gzip forms, which
// is all that the binary carries; other files (fonts, pictures) stay as they are.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const text = new Set(['.js', '.css', '.html', '.svg', '.json', '.md'])
const brotli = (data) => brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: data.length } })
const gzip = (data) => gzipSync(data, { level: 9 })

const folder = process.argv[2]
const files = readdirSync(folder, { recursive: true }).filter((name) => text.has(extname(name)))
const size = { raw: 0, br: 0, gz: 0 }
for (const name of files) {
  const path = join(folder, name)
  const data = readFileSync(path)
  const forms = { br: brotli(data), gz: gzip(data) }
  for (const [suffix, form] of Object.entries(forms)) writeFileSync(`${path}.${suffix}`, form)
  rmSync(path)
  size.raw += data.length
  size.br += forms.br.length
  size.gz += forms.gz.length
}
console.log(`${folder}: ${files.length} text files, bytes raw ${size.raw}, gzip ${size.gz}, brotli ${size.br}`)
