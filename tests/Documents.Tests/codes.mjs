// Arguments: pictures of pages (PNG). Standard output: a list with what the QR code of each says, or null.
import { readFileSync } from 'node:fs'
import jsqr from 'jsqr'
import { PNG } from 'pngjs'

const said = process.argv.slice(2).map(file => {
  const { width, height, data } = PNG.sync.read(readFileSync(file))
  return jsqr(new Uint8ClampedArray(data), width, height)?.data ?? null
})
process.stdout.write(JSON.stringify(said))
