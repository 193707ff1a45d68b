// Computes CIDs with the JavaScript importer, to compare with. One JSON object a line comes in on standard input:
// { file, cidVersion, rawLeaves, chunkSize, maxLinks, entries: [{ path, offset, length }] }; one line { cid, size } goes out for each, that of the last root.
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { MemoryBlockstore } from 'blockstore-core/memory'
import { importer } from 'ipfs-unixfs-importer'
import { fixedSize } from 'ipfs-unixfs-importer/chunker'
import { balanced } from 'ipfs-unixfs-importer/layout'

const files = new Map()

async function read (path, offset, length) {
  if (!files.has(path)) {
    files.set(path, await open(path))
  }
  const bytes = new Uint8Array(length)
  await files.get(path).read(bytes, 0, length, offset)
  return bytes
}

async function root ({ file, cidVersion, rawLeaves, chunkSize, maxLinks, entries }) {
  const options = {
    profile: 'unixfs-v0-2015',
    cidVersion,
    rawLeaves,
    chunker: fixedSize({ chunkSize }),
    layout: balanced({ maxChildrenPerNode: maxLinks }),
    wrapWithDirectory: entries.length > 1
  }
  const source = async function * () {
    for (const { path, offset, length } of entries) {
      yield { path, content: await read(file, offset, length) }
    }
  }
  let last
  for await (const entry of importer(source(), new MemoryBlockstore(), options)) {
    last = entry
  }
  return { cid: last.cid.toString(), size: Number(last.size) }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await root(JSON.parse(line))))
}
for (const file of files.values()) {
  await file.close()
}
