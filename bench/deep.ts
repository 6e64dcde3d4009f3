import { seedFloor } from './floor/seed.ts'
import { overview, type Peer } from './peers.ts'
import { type Clients, type Served, startFloor, startProduct } from './processes.ts'
import { type Seeded, seed } from './seed.ts'
import { asOwner, type Setting } from './setting.ts'
import type { Straight } from './straight.ts'
import { firstLeaf, firstValues, goalId, measureId, target } from './tree.ts'
import { visionFollows, type Written } from './writing.ts'

// The tree that writes are measured in: all leaves equally deep, so that one check-in is worth the same at the vision
// wherever it is. Beside it the floor with the same tree, and a copy of the product's database for straight SQL.

export interface Opened {
  server: Served
  floorServer: Served
  product: Written
  floor: Written
}

export class Deep {
  readonly size: number
  readonly tree: Seeded
  readonly straight: Straight
  readonly #floorUrl: string
  #opened: Opened | undefined
  #values: { product: Map<number, number>; floor: Map<number, number> } | undefined

  private constructor(size: number, tree: Seeded, floorUrl: string, copyUrl: string) {
    this.size = size
    this.tree = tree
    this.#floorUrl = floorUrl
    const { org, persons } = tree
    this.#values = { product: firstValues(size), floor: firstValues(size) }
    this.straight = { url: copyUrl, org, persons, first: firstLeaf(size), end: size }
  }

  static async plant(setting: Setting, size: number): Promise<Deep> {
    const tree = await seed(await setting.create('deep'), size)
    const floorUrl = await setting.create('deep_floor')
    await seedFloor(floorUrl, size)
    return new Deep(size, tree, floorUrl, await setting.create('deep_straight', tree.url))
  }

  /** Product and floor running, and what their leaves hold. */
  async open(clients: Clients): Promise<Opened> {
    if (this.#opened) return this.#opened
    this.#values ??= { product: await this.#leaves(), floor: await this.#floorLeaves() }
    const server = await startProduct(this.tree.url, '--no-pages')
    const floorServer = await startFloor(this.#floorUrl, goalId(0))
    const written = (kind: Peer['kind'], { origin }: Served): Written => ({
      peer: this.peer(kind, origin),
      size: this.size,
      values: this.#values?.[kind] ?? new Map(),
    })
    const product = written('product', server)
    const floor = written('floor', floorServer)
    this.#opened = { server, floorServer, product, floor }
    await clients.run({ job: 'reads', peer: product.peer, asked: [overview(product.peer)] })
    for (const each of [product, floor]) await visionFollows(each)
    return this.#opened
  }

  peer(kind: Peer['kind'], origin: string): Peer {
    return { kind, origin, slug: this.tree.slug, tokens: this.tree.tokens }
  }

  async close(): Promise<void> {
    await this.#opened?.server.stop()
    await this.#opened?.floorServer.stop()
    this.#opened = undefined
  }

  /** After something went wrong nobody knows what was written: the databases are asked. */
  async forget(): Promise<void> {
    await this.close()
    this.#values = undefined
  }

  async #leaves(): Promise<Map<number, number>> {
    const { rows } = await asOwner(this.tree.url, (client) =>
      client.query<{ node: string; value: string }>('select node, value from measure where org = $1', [this.tree.org]),
    )
    const prefix = measureId(0).slice(0, 24)
    return new Map(
      rows
        .filter(({ node }) => node.startsWith(prefix))
        .map(({ node, value }) => [Number.parseInt(node.slice(24), 16), Number(value)]),
    )
  }

  async #floorLeaves(): Promise<Map<number, number>> {
    const { rows } = await asOwner(this.#floorUrl, (client) =>
      client.query<{ id: string; value: string }>(
        `select id, round(progress * ${target}) as value from node where children = 0`,
      ),
    )
    return new Map(rows.map(({ id, value }) => [Number.parseInt(id.slice(24), 16), Number(value)]))
  }
}
