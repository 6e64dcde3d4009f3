import { readFile } from 'node:fs/promises'
import type { Described, OpenApi } from '../platform/openapi.ts'
import { curlOf } from './api-example.ts'
import { escaped, fieldsTable } from './api-fields.ts'

/** The page at /api: the OpenAPI document to be read, without a script. */
export function apiPage({ info, paths, tags, components }: OpenApi): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  const groups = tags.map(({ name }) => ({
    name,
    operations: operations.filter(({ operation }) => operation.tags[0] === name),
  }))
  const things = Object.entries(components.schemas)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The API of Bearing</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style></style>
</head>
<body>
<a class="skip" href="#content">To the operations</a>
<header><a class="home" href="/">Bearing</a><span>API ${escaped(info.version)}</span><a href="/api/openapi.json">openapi.json</a></header>
<div class="sheet">
<nav aria-label="Operations">
${groups.map(({ name, operations }) => `<section><h2><a href="#${name}">${titled(name)}</a></h2><ul>${operations.map(({ operation }) => `<li><a href="#${operation.operationId}">${verbOf(operation)}</a></li>`).join('')}</ul></section>`).join('\n')}
<section><h2><a href="#things">Things</a></h2><ul>${things.map(([name]) => `<li><a href="#${name}">${name}</a></li>`).join('')}</ul></section>
</nav>
<main id="content">
${introduction}
${groups.map(({ name, operations }) => `<section class="group"><h2 id="${name}">${titled(name)}</h2>\n${operations.map(article).join('\n')}\n</section>`).join('\n')}
<section class="group"><h2 id="things">Things</h2>
<p>What answers hold in several places is described once, here.</p>
${things.map(([name, schema]) => `<article id="${name}"><h3>${name}</h3>${fieldsTable(schema, 'says')}</article>`).join('\n')}
</section>
</main>
</div>
</body>
</html>
`
}

interface Shown {
  path: string
  method: string
  operation: Described
}

function article({ path, method, operation }: Shown): string {
  const { operationId, summary, parameters, requestBody, responses } = operation
  const output = responses[200]?.content?.['application/json']?.schema ?? {}
  const refusals = Object.entries(responses).filter(([status]) => status !== '200')
  const taken = [
    ...parameters.filter(({ name, in: where }) => where === 'path' && name !== 'organisation').map(asField),
    ...parameters.filter(({ in: where }) => where === 'query').map(asField),
  ]
  const inputs = {
    type: 'object',
    properties: Object.fromEntries(taken.map(({ name, schema }) => [name, schema])),
    required: taken.filter(({ required }) => required).map(({ name }) => name),
  }
  const body = requestBody?.content['application/json'].schema
  return `<article id="${operationId}">
<h3>${escaped(summary)}</h3>
<p class="address"><b class="${method === 'GET' ? 'reads' : 'writes'}">${method}</b> <code>${escaped(path).replace(/\{(\w+)\}/g, '<i>{$1}</i>')}</code> <span class="name">${operationId}</span></p>
${whoOf(operation)}
<div class="columns"><div>
${taken.length > 0 ? `<h4>${body ? 'In the address' : 'Takes'}</h4>${fieldsTable(inputs, 'takes')}` : ''}
${body ? `<h4>${taken.length > 0 ? 'In the body' : 'Takes'}</h4>${fieldsTable(body, 'takes')}` : ''}
${taken.length > 0 || body ? '' : '<p class="nothing">Takes nothing.</p>'}
</div><div>
<h4>For example</h4>
<pre tabindex="0">${escaped(curlOf(method, path, operation))}</pre>
<details><summary>Answers</summary>${fieldsTable(output, 'says')}</details>
<details><summary>May be refused (${refusals.length})</summary><ul class="refusals">${refusals.map(([status, { $ref = '' }]) => `<li><b>${status}</b> ${$ref.split('/').at(-1)}</li>`).join('')}</ul></details>
</div></div>
</article>`
}

const asField = ({ name, required, schema }: Described['parameters'][number]) => ({ name, required, schema })

/** Said where it is not as everywhere: a person with a token, or signed in. */
const whoOf = ({ security }: Described): string => {
  if (security.some((one) => 'token' in one)) return ''
  const says =
    security.length === 0
      ? 'Anybody may ask.'
      : 'Whoever is signed in asks, in the browser: a token acts within one organisation.'
  return `<p class="who">${says}</p>`
}

const titled = (name: string): string => capital(name.replaceAll('-', ' '))
const verbOf = ({ operationId }: Described): string =>
  capital((operationId.split('.')[1] ?? operationId).replaceAll('-', ' '))
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const introduction = `<h1>The API of Bearing</h1>
<p class="lead">Everything that the pages do goes through these operations, and so can a program of yours: it sees what the person sees whose token it has, and nothing else.</p>
<dl class="basics">
<dt>Who asks</dt><dd>Make a token on your own page, and send it with each request: <code>Authorization: Bearer bearing_…</code>. It acts in your place, in one organisation, within its scopes and until its end.</dd>
<dt>Where</dt><dd>Below <code>/api/{organisation}</code>, where the organisation is the word that its pages’ addresses begin with.</dd>
<dt>What travels</dt><dd>JSON in UTF-8. Fields of a GET or DELETE travel in the query, those of other requests in the body. Dates are <code>YYYY-MM-DD</code> where the organisation is; instants are UTC; exact numbers are texts.</dd>
<dt>What is refused</dt><dd>Every refusal is a problem document (RFC 9457) whose <code>detail</code> says what is wrong and what to do, and whose <code>faults</code> say where. Nothing is half done.</dd>
</dl>`

const files = [new URL('../ui/tokens.css', import.meta.url), new URL('./api-page.css', import.meta.url)]

/** The tokens of the product and the page's own rules. A page without a script takes light or dark from the system. */
export async function apiStyle(): Promise<string> {
  const [tokens = '', own = ''] = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const dark = /\[data-mantine-color-scheme="dark"\]\s*(\{[^}]*\})/
  return `${tokens.replace(dark, '@media (prefers-color-scheme:dark) { :root:root $1 }')}\n${own}`
}
