import type { Found } from './measures.ts'
import { median, percentile, shown } from './numbers.ts'
export async function writeReport(found: Found, _keep: boolean): Promise<string> {
  const of = (runs: any[], who: string, pick: (x: any) => number) => runs.filter((r) => r.who === who).map((r) => pick(r.found))
  const line = (name: string, runs: any[], pick: (x: any) => number) => { const p = of(runs, 'product', pick), f = of(runs, 'floor', pick); return `${name}: product ${p.map(shown)} | floor ${f.map(shown)} | ratio ${shown(median(p) / median(f))}\n` }
  let out = ''
  out += line('visible p50', found.visible, (d) => percentile(d.taken, 50)) + line('visible p99', found.visible, (d) => percentile(d.taken, 99))
  out += line('overview p50', found.overview, (d) => percentile(d.taken, 50))
  out += line('rate1', found.rate1, (d) => d.rate) + line('rate16', found.rate16, (d) => d.rate) + line('follow16', found.rate16, (d) => d.followedAfter)
  out += `lag p50/p99 ${found.lag.map((r) => [percentile(r.found.taken, 50), percentile(r.found.taken, 99)].map(shown))}\n`
  for (const m of found.maps) out += `map ${m.size} first ${m.first.map((r) => shown(percentile(r.found.taken, 50)))} zoom ${m.zoom.map((r) => shown(percentile(r.found.taken, 50)))} bytes ${m.first[0]?.found.bytes} statements ${m.costs.first.statements} buffers ${m.costs.first.buffers} zoom ${m.costs.zoom.statements}/${m.costs.zoom.buffers}\n${m.costs.first.each.map((e) => `    ${e.buffers} ${e.milliseconds} ${e.rows} ${e.text}`).join('\n')}\n`
  for (const r of found.recomputes) out += `recompute ${r.size}: ${r.before.found.taken.map(shown)} s, ${r.before.found.nodes} nodes, changed ${r.before.found.changed} vision ${r.before.found.vision}\n`
  out += JSON.stringify(found.memory) + `\n${found.seconds} s\n`
  out += `probes ${[...found.visible, ...found.rate16].map((r) => shown(r.before.median) + '/' + shown(r.after.median))}\n`
  return out
}
