import { mayEdit } from '../../graph/node.ts'
import { relationTo } from '../../graph/store.ts'
import { addDays } from '../../kernel/dates.ts'
import { type Id, isId } from '../../kernel/ids.ts'
import { type Fault, forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import { mayIf } from '../../kernel/viewer.ts'
import { audiencesSeen } from '../../people/sight/store.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import {
  handingAbility,
  lapseFault,
  type OfferVerb,
  type OwnedKind,
  offerAbilities,
  offerLasts,
  sightFault,
  takesIn,
} from './accountability.ts'
import * as contract from './contract.ts'
import * as store from './store.ts'

export interface AccountabilityNeeds {
  owned: readonly store.Owned[]
}

/** Answers what somebody is accountable for, and hands it over; what there is to own comes from the slices. */
export function answersWith({ owned }: AccountabilityNeeds): Answer[] {
  const ownedOf = (kind: OwnedKind): store.Owned => {
    const found = owned.find((each) => each.kind === kind)
    if (!found) throw notFound(kind)
    return found
  }

  /** A thing with how the viewer stands to it. */
  async function standingTo(
    asking: ViewerAsking,
    kind: OwnedKind,
    subject: Id,
    how: 'to read' | 'to write' = 'to read',
  ) {
    const { tx, viewer, today } = asking
    const one = await store.ownedOne(tx, viewer.org, ownedOf(kind), subject, how)
    const [owner] = one.owner ? await store.personFacts(tx, viewer.org, [one.owner], today) : []
    const related = one.owner ? await store.relatedTo(tx, viewer, one.owner, one.team) : { above: false, leads: false }
    const { fixed } = ownedOf(kind)
    const handing = fixed
      ? mayIf(false, fixed)
      : one.owner
        ? handingAbility({
            isOwner: one.owner === viewer.person,
            isAbove: related.above,
            leadsTeam: related.leads,
            administrator: viewer.administrator,
            ownerLeft: owner?.left ?? false,
          })
        : mayIf(false, 'It has no owner. Give it one on its own page.')
    return { one, owner, handing }
  }

  const told = (
    { tx, viewer }: ViewerAsking,
    happened: string,
    { subject, audience }: { subject: Id; audience: Id },
    hands: { from?: Id; to?: Id } = {},
  ) =>
    tell(tx, viewer.org, viewer.person, {
      happened,
      subject,
      audience,
      before: hands.from ? { owner: hands.from } : null,
      after: hands.to ? { owner: hands.to } : null,
    })

  const shown = async (asking: ViewerAsking, row: store.OfferRow) => {
    const { tx, viewer, today } = asking
    const one = await tx.first<store.OneOwned>(ownedOf(row.kind).one(viewer.org, row.subject) as never)
    return {
      offer: row.offer,
      kind: row.kind,
      subject: row.subject,
      at: one?.at ?? null,
      title: one?.title ?? null,
      giver: { person: row.giver, name: row.giver_name },
      receiver: { person: row.receiver, name: row.receiver_name },
      word: row.word,
      offeredAt: row.offered_at.toISOString(),
      lapsesOn: row.lapses_on,
      endedAs: row.ended_as,
      answer: row.answer,
      abilities: offerAbilities(viewer.person, { ...row, lapsesOn: row.lapses_on, endedAs: row.ended_as }, today),
    }
  }

  const allShown = async (asking: ViewerAsking, rows: store.OfferRow[]) => {
    const all: Awaited<ReturnType<typeof shown>>[] = []
    for (const row of rows) all.push(await shown(asking, row))
    return all
  }

  /** Refuses a receiver who cannot take it; lets them see it first, where the giver says so knowingly. */
  async function fitted(
    asking: ViewerAsking,
    { kind, subject, one }: { kind: OwnedKind; subject: Id; one: store.OneOwned },
    { receiver, letSee }: { receiver: Id; letSee: boolean },
  ): Promise<{ fault: Fault | null; audience: Id }> {
    const { tx, viewer, today } = asking
    const [person] = await store.personFacts(tx, viewer.org, [receiver], today)
    if (!person) throw notFound('person')
    const fault = (sentence: string) => ({ fault: { at: 'receiver', sentence }, audience: one.audience })
    if (person.left) return fault(`${person.name} has left. Choose somebody who works here.`)
    if (receiver === one.owner) return fault(`${person.name} answers for it already. Choose somebody else.`)
    const of = await store.audienceFacts(tx, viewer.org, one.audience, receiver)
    const [word, sees] = [of?.word ?? 'organisation', of?.sees ?? false]
    const { move } = ownedOf(kind)
    const blind = sightFault(person.name, { sees, open: move !== undefined && takesIn(word), given: letSee })
    if (blind) return { fault: blind, audience: one.audience }
    if (sees || !move) return { fault: null, audience: one.audience }
    // Whoever hands it on sees it, be it only as a leaver's last manager, and is not shut out by letting another in.
    const persons = [...new Set([...(of?.persons ?? []), ...(one.owner ? [one.owner] : []), viewer.person, receiver])]
    const audience = await store.madeAudience(tx, 'named', receiver, persons)
    await move(tx, subject, audience)
    await told(asking, 'accountability.let see', { subject, audience })
    return { fault: null, audience }
  }

  /** From now on another answers for it; an audience that is the owner's line becomes the new owner's. */
  async function given(
    asking: ViewerAsking,
    { kind, subject }: { kind: OwnedKind; subject: Id },
    { from, to, happened }: { from: Id; to: Id; happened: string },
  ): Promise<void> {
    const { tx, viewer } = asking
    const of = ownedOf(kind)
    const { audience } = await store.ownedOne(tx, viewer.org, of, subject)
    const facts = await store.audienceFacts(tx, viewer.org, audience, to)
    await of.give(tx, viewer.org, subject, to)
    const next = facts?.word === 'line' && of.move ? await store.madeAudience(tx, 'line', to, []) : audience
    await told(asking, happened, { subject, audience }, { from, to })
    if (next !== audience) await of.move?.(tx, subject, next)
  }

  const of = answer(contract.of, async ({ person, kind, after, most }, asking) => {
    const { tx, viewer, today } = asking
    const [who] = await store.personFacts(tx, viewer.org, [person], today)
    if (!who) throw notFound('person')
    const place = after === undefined ? null : placeFrom(after)
    if (place && !kind) throw invalid('kind', 'Say of which kind the list goes on.')
    const rows = await store.heldRows(tx, viewer, kind ? [ownedOf(kind)] : owned, { person, today, after: place, most })
    const byKind = Map.groupBy(rows, (row) => row.kind)
    const { above } = await store.relatedTo(tx, viewer, person, null)
    const handing = (leadsTeam: boolean) =>
      handingAbility({
        isOwner: person === viewer.person,
        isAbove: above,
        leadsTeam,
        administrator: viewer.administrator,
        ownerLeft: who.left,
      })
    const kinds = owned.flatMap((each) => {
      const all = byKind.get(each.kind) ?? []
      const [first] = all
      if (!first) return []
      const page = all.slice(0, most)
      const last = page.at(-1)
      return [
        {
          kind: each.kind,
          fixed: each.fixed ?? null,
          total: first.total,
          overdue: first.overdue,
          held: page.map((row) => ({
            kind: row.kind,
            subject: row.subject,
            at: row.at,
            title: row.title,
            due: row.due,
            team: row.team && row.team_name !== null ? { team: row.team, name: row.team_name } : null,
            offeredTo:
              row.receiver && row.receiver_name !== null ? { person: row.receiver, name: row.receiver_name } : null,
            abilities: { 'hand on': each.fixed ? mayIf(false, each.fixed) : handing(row.led) },
          })),
          next: all.length > most && last ? `${last.due ?? ''} ${last.subject}` : null,
        },
      ]
    })
    return {
      person: { person, name: who.name, left: who.left, leavesOn: who.endsOn },
      kinds,
      next: kind ? (kinds[0]?.next ?? null) : null,
      abilities: { 'hand on': handing(rows.some(({ leads_some }) => leads_some)) },
    }
  })

  const see = answer(contract.see, async ({ kind, subject }, asking) => {
    const { tx, viewer, today } = asking
    const { one, owner, handing } = await standingTo(asking, kind, subject)
    const offer = await store.openOfferOf(tx, viewer, subject, today)
    const facts = { node: subject, kind: 'goal', title: one.title, state: 'active' } as const
    const edit = mayEdit(await relationTo(tx, viewer, { ...facts, ...one }, today))
    const holdings = edit.allowed || handing.allowed ? await store.holdingRows(tx, viewer.org, kind, subject) : null
    const seen = await audiencesSeen(tx, viewer, [...new Set((holdings ?? []).map(({ audience }) => audience))])
    return {
      kind,
      subject,
      owner: owner ? { person: owner.person, name: owner.name, left: owner.left } : null,
      offer: offer ? await shown(asking, offer) : null,
      holdings:
        holdings?.flatMap(({ from, to, owner: person, name, audience }) => {
          const to_whom = seen.get(audience)
          return to_whom
            ? [{ from, to, owner: person && name !== null ? { person, name } : null, audience: to_whom }]
            : []
        }) ?? null,
      abilities: { 'hand over': one.open ? handing : mayIf(false, 'It has ended, and asks nothing of anybody.') },
    }
  })

  const make = answer(contract.make, async ({ kind, subject, lapsesOn, ...given }, asking) => {
    const { tx, viewer, today } = asking
    const { one, handing } = await standingTo(asking, kind, subject, 'to write')
    if (!handing.allowed || !one.owner) throw forbidden(handing.because ?? '')
    if (!one.open) throw new Refusal('conflict', 'It has ended, and asks nothing of anybody.')
    const last = lapsesOn ?? addDays(today, offerLasts)
    const late = lapseFault(last, today)
    if (late) throw invalid(late.at, late.sentence)
    if (await store.isOffered(tx, subject))
      throw new Refusal('conflict', 'It is offered to somebody already. Take that offer back first.')
    const { fault, audience } = await fitted(asking, { kind, subject, one }, given)
    if (fault) throw invalid(fault.at, fault.sentence)
    const offer = await store.insertOffer(tx, viewer, { ...given, kind, subject, giver: one.owner, lapsesOn: last })
    await told(asking, 'accountability.offered', { subject, audience }, { to: given.receiver })
    return shown(asking, await store.offerRow(tx, viewer, offer))
  })

  const offers = answer(contract.offers, async (_, asking) => {
    const { tx, viewer, today } = asking
    const toMe = await store.offerRows(tx, viewer, today, 'me')
    const byMe = await store.offerRows(tx, viewer, today, 'others')
    return { toMe: await allShown(asking, toMe), byMe: await allShown(asking, byMe) }
  })

  /** The offer, held for an answer that the viewer may give at this moment. */
  async function offerFor(asking: ViewerAsking, offer: Id, verb: OfferVerb): Promise<store.OfferRow> {
    const row = await store.offerRow(asking.tx, asking.viewer, offer, 'to write')
    const { person } = asking.viewer
    // Who may never do it is told so before being told that it cannot be done now.
    const ever = offerAbilities(person, { ...row, lapsesOn: asking.today, endedAs: null }, asking.today)[verb]
    if (!ever.allowed) throw forbidden(ever.because ?? '')
    const now = offerAbilities(person, { ...row, lapsesOn: row.lapses_on, endedAs: row.ended_as }, asking.today)[verb]
    if (!now.allowed) throw new Refusal('conflict', now.because ?? '')
    return row
  }

  const accept = answer(contract.accept, async ({ offer, answer: words }, asking) => {
    const { tx, viewer } = asking
    const row = await offerFor(asking, offer, 'accept')
    const one = await store.ownedOne(tx, viewer.org, ownedOf(row.kind), row.subject, 'to write')
    if (one.owner !== row.giver)
      throw new Refusal('conflict', `${row.giver_name} does not answer for it any longer, and cannot hand it over.`)
    if (!one.open) throw new Refusal('conflict', 'It has ended meanwhile, and asks nothing of anybody.')
    await store.endOffer(tx, viewer.org, offer, 'accepted', words)
    await given(asking, row, { from: row.giver, to: row.receiver, happened: 'accountability.accepted' })
    return shown(asking, await store.offerRow(tx, viewer, offer))
  })

  const ended = async (asking: ViewerAsking, row: store.OfferRow, as: 'declined' | 'withdrawn', words: string) => {
    const { tx, viewer } = asking
    await store.endOffer(tx, viewer.org, row.offer, as, words)
    const one = await tx.first<store.OneOwned>(ownedOf(row.kind).one(viewer.org, row.subject) as never)
    if (one) await told(asking, `accountability.${as}`, { subject: row.subject, audience: one.audience })
    return shown(asking, await store.offerRow(tx, viewer, row.offer))
  }

  const decline = answer(contract.decline, async ({ offer, answer: words }, asking) =>
    ended(asking, await offerFor(asking, offer, 'decline'), 'declined', words),
  )

  const withdraw = answer(contract.withdraw, async ({ offer }, asking) =>
    ended(asking, await offerFor(asking, offer, 'withdraw'), 'withdrawn', ''),
  )

  const handOn = answer(contract.handOn, async ({ person, things, word, letSee }, asking) => {
    const { tx, viewer, today } = asking
    const [who] = await store.personFacts(tx, viewer.org, [person], today)
    if (!who) throw notFound('person')
    const twice = things.find(({ subject }, at) => things.findIndex((other) => other.subject === subject) !== at)
    if (twice) throw invalid('things', 'One of them is listed twice. A thing has one owner: choose one person for it.')
    const faults: Fault[] = []
    const refused: Fault[] = []
    const found: { kind: OwnedKind; subject: Id; receiver: Id; audience: Id }[] = []
    for (const [at, { kind, subject, receiver }] of things.entries()) {
      const { one, handing } = await standingTo(asking, kind, subject, 'to write')
      const faultOf = (sentence: string) => ({ at: `things.${at}`, sentence: `“${one.title}”: ${sentence}` })
      const wrong = (sentence: string) => faults.push(faultOf(sentence))
      if (one.owner !== person) wrong(`${who.name} does not answer for it.`)
      else if (!handing.allowed) refused.push(faultOf(handing.because ?? ''))
      else if (!one.open) wrong('It has ended, and asks nothing of anybody.')
      else if (!who.left && (await store.isOffered(tx, subject))) wrong('It is offered to somebody already.')
      else {
        const { fault, audience } = await fitted(asking, { kind, subject, one }, { receiver, letSee })
        if (fault) wrong(fault.sentence)
        else found.push({ kind, subject, receiver, audience })
      }
    }
    const [denied] = refused
    if (denied) throw new Refusal('forbidden', `Nothing was handed on. ${denied.sentence}`, refused)
    const [first] = faults
    if (first) throw new Refusal('invalid', `Nothing was handed on. ${first.sentence}`, faults)
    for (const { kind, subject, receiver, audience } of found) {
      if (who.left) {
        await store.endOffers(tx, subject)
        await given(asking, { kind, subject }, { from: person, to: receiver, happened: 'accountability.handed on' })
      } else {
        const lapsesOn = addDays(today, offerLasts)
        await store.insertOffer(tx, viewer, { kind, subject, giver: person, receiver, word, lapsesOn })
        await told(asking, 'accountability.offered', { subject, audience }, { to: receiver })
      }
    }
    return who.left ? { handedOn: found.length, offered: 0 } : { handedOn: 0, offered: found.length }
  })

  return [of, see, make, offers, accept, decline, withdraw, handOn]
}

/** A place in a list: the day, or nothing, and what stood there. */
function placeFrom(after: string): { due: string | null; subject: Id } {
  const [due = '', subject = ''] = after.split(' ')
  if (!isId(subject) || !/^(\d{4}-\d\d-\d\d)?$/.test(due))
    throw invalid('after', 'This is no place in the list. Begin again without it.')
  return { due: due || null, subject }
}
