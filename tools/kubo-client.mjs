// Runs the official client of Kubo's RPC against a node: node kubo-client.mjs URL. Prints a line for each thing that worked; ends with 1 at the first that did not.
import assert from 'node:assert/strict'
import { create, CID } from 'kubo-rpc-client'

const client = create({ url: process.argv[2] })
const bytes = Uint8Array.from({ length: 700_001 }, (_, i) => (i * 31 + (i >> 8)) & 255)

async function all (source) {
  const items = []
  for await (const item of source) {
    items.push(item)
  }
  return items
}

async function read (source) {
  return new Uint8Array(Buffer.concat(await all(source)))
}

const steps = {
  async version () {
    const version = await client.version()
    assert.match(version.version, /^\d+\.\d+\.\d+/)
    assert.equal(version.repo, '18')
  },

  async id () {
    const id = await client.id()
    assert.match(id.id.toString(), /^12D3KooW/)
    assert.deepEqual(id.addresses, [])
  },

  async isOnline () {
    assert.equal(await client.isOnline(), false)
  },

  async 'add and cat' () {
    const { cid, path, size } = await client.add(bytes)
    assert.equal(path, cid.toString())
    assert.ok(size > bytes.length)
    assert.deepEqual(await read(client.cat(cid)), bytes)
    assert.deepEqual(await read(client.cat(cid, { offset: 262_140, length: 10 })), bytes.slice(262_140, 262_150))
  },

  async 'add with options' () {
    const { cid } = await client.add('hello world', { cidVersion: 1, pin: false })
    assert.equal(cid.toString(), 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e')
    const { cid: wrapped } = await client.add('hello world', { cidVersion: 1, rawLeaves: false, onlyHash: true })
    assert.equal(wrapped.toString(), 'bafybeihykld7uyxzogax6vgyvag42y7464eywpf55gxi5qpoisibh3c5wa')
  },

  async 'add a stream with progress' () {
    const told = []
    const source = (async function * () {
      for (let at = 0; at < bytes.length; at += 50_000) {
        yield bytes.slice(at, at + 50_000)
      }
    })()
    const { cid } = await client.add({ path: 'a ü/+%.bin', content: source }, { progress: (count, path) => told.push([count, path]) })
    assert.equal(told.at(-1)[0], bytes.length)
    assert.equal(told.at(-1)[1], 'a ü/+%.bin')
    assert.deepEqual(await read(client.cat(`/ipfs/${cid}/+%.bin`)), bytes)
  },

  async 'addAll of directories' () {
    const added = await all(client.addAll([{ path: 'd/a', content: 'a' }, { path: 'd/e/b', content: 'b' }, { path: 'd/f' }], { wrapWithDirectory: true }))
    assert.deepEqual(added.map(({ path }) => path), ['d/a', 'd/e/b', 'd/e', 'd/f', 'd', ''])
    assert.equal(Buffer.from(await read(client.cat(`${added.at(-1).cid}/d/e/b`))).toString(), 'b')
  },

  async 'block put, get, stat and rm' () {
    const cid = await client.block.put(new TextEncoder().encode('a block'))
    assert.equal(cid.code, 0x55)
    assert.equal(Buffer.from(await client.block.get(cid)).toString(), 'a block')
    assert.deepEqual(await client.block.stat(cid), { cid, size: 7 })
    const v0 = await client.block.put(Uint8Array.of(0x0a, 0x02, 0x08, 0x01), { format: 'v0', pin: true })
    assert.equal(v0.toString(), 'QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn')
    const [removed] = await all(client.block.rm(cid))
    assert.equal(removed.cid.toString(), cid.toString())
    assert.equal(removed.error, undefined)
    const [kept] = await all(client.block.rm(v0))
    assert.match(kept.error.message, /pinned/)
  },

  async 'pin add, ls and rm' () {
    const { cid } = await client.add('to be pinned', { pin: false })
    assert.equal((await client.pin.add(cid, { name: 'mine' })).toString(), cid.toString())
    const [pin] = await all(client.pin.ls({ paths: cid, names: true }))
    assert.deepEqual([pin.cid.toString(), pin.type, pin.name], [cid.toString(), 'recursive', 'mine'])
    assert.ok((await all(client.pin.ls())).length > 1)
    assert.equal((await all(client.pin.ls({ type: 'recursive', name: 'min' }))).length, 1)
    assert.equal((await client.pin.rm(cid)).toString(), cid.toString())
    await assert.rejects(all(client.pin.ls({ paths: cid })), /is not pinned/)
    await assert.rejects(client.pin.rm(cid), /not pinned or pinned indirectly/)
  },

  async 'repo stat and gc' () {
    const { cid } = await client.add('garbage', { pin: false })
    const before = await client.repo.stat()
    assert.equal(before.storageMax, 18446744073709551615n + 1n)
    const removed = await all(client.repo.gc())
    assert.ok(removed.some(({ err, cid: gone }) => err == null && Buffer.compare(gone.multihash.bytes, cid.multihash.bytes) === 0))
    assert.equal((await client.repo.stat()).numObjects, before.numObjects - BigInt(removed.length))
  },

  async 'errors' () {
    const missing = CID.parse('bafkreigaknpexyvxt76zgkitavbwx6ejgfheup5oybpm77f3pxzrvwpfdi')
    await assert.rejects(read(client.cat(missing)), /not found locally/)
    await assert.rejects(client.block.get(missing), /not found locally/)
    await assert.rejects(client.pin.add(missing), /not found locally/)
    await assert.rejects(client.add('x', { hashAlg: 'blake3' }), /does not support hash=blake3/)
    await assert.rejects(client.config.getAll(), /404/)
  }
}

for (const [name, step] of Object.entries(steps)) {
  try {
    await step()
    console.log(name)
  } catch (error) {
    console.error(`${name}: ${error.stack}`)
    process.exit(1)
  }
}
