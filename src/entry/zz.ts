import { contracts } from './contracts.ts'
import { openApi } from '../platform/openapi.ts'
const doc = openApi(contracts)
console.log(JSON.stringify(doc, null, 2))
