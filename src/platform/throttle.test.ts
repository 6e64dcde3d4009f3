import { expect, it } from 'vitest'
import { networkOf } from './throttle.ts'

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1::/64'],
  ['2001:DB8:0000:1::9', '2001:db8:0:1::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['ana@otterby.example', 'ana@otterby.example'],
  ['login 7', 'login 7'],
])('%s is counted as %s', (address, network) => expect(networkOf(address)).toBe(network))
