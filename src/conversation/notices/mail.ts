import type { NoticeKind } from './notice.ts'

// The words of mails. What only a part of the organisation may see is never written into one: such a line says that there is
// something to read, and where.

export interface Line {
  kind: NoticeKind
  /** Who did it, and the title of the goal; nothing where the mail may not say. */
  by: string | null
  title: string | null
  /** The text of a comment, where everybody in the organisation may read it. */
  said: string | null
  link: string
}

export interface Words {
  subject: string
  text: string
  html: string
}

export interface Letterhead {
  organisation: string
  name: string
  /** Where one says how one wants mails, and where such mails are stopped at once. */
  preferences: string
  stop: string
}

const open: Record<NoticeKind, (by: string, title: string) => string> = {
  mention: (by, title) => `${by} mentioned you in a comment on “${title}”.`,
  comment: (by, title) => `${by} commented on “${title}”.`,
  awaiting: (by, title) => `${by} asks whether another goal may support “${title}”.`,
  nudge: (by) => `${by} reminds you of what you owe.`,
  due: (_, title) => `A check-in is due for “${title}”.`,
  overdue: (_, title) => `A check-in is overdue for “${title}”.`,
  'off track': (_, title) => `“${title}” turned off track.`,
  closing: (by, title) => `${by} closed “${title}”.`,
  outside: (_, title) => `“${title}” left its band.`,
  advice: (by, title) => `${by} asks for your advice: “${title}”`,
  advised: (by, title) => `${by} gave advice on “${title}”`,
  decided: (by, title) => `${by} decided: “${title}”`,
  briefing: (by, title) => `A briefing has come to you from ${by}: “${title}”`,
  passing: (by, title) => `${by} reminds you to pass on “${title}”.`,
  asked: (by, title) => `${by} asks you about the briefing “${title}”.`,
  answered: (by, title) => `${by} answered what you asked about “${title}”.`,
}

const guarded: Record<NoticeKind, string> = {
  mention: 'You were mentioned in a comment.',
  comment: 'There is a new comment on a goal that you follow.',
  awaiting: 'A goal waits for your word.',
  nudge: 'You are reminded of what you owe.',
  due: 'A check-in is due.',
  overdue: 'A check-in is overdue.',
  'off track': 'A goal of yours, or one that you follow, turned off track.',
  closing: 'A goal that you follow was closed.',
  outside: 'An indicator of yours left its band.',
  advice: 'Your advice is asked on a decision.',
  advised: 'There is advice on a decision of yours.',
  decided: 'A question on which you gave advice, or which you opened, was decided.',
  briefing: 'A briefing has come to you.',
  passing: 'A briefing waits for you to pass it on.',
  asked: 'A question about a briefing waits for you.',
  answered: 'What you asked about a briefing was answered.',
}

/** One sentence. Without a title it says that there is something to read, and nothing of it. */
export const sentenceOf = ({ kind, by, title }: Line): string =>
  kind === 'nudge'
    ? by
      ? open.nudge(by, '')
      : guarded.nudge
    : title === null
      ? guarded[kind]
      : open[kind](by ?? 'Somebody', title)

const headed = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 150)

/** At once: one notice. */
export function oneNotice(line: Line, head: Letterhead): Words {
  return { subject: headed(sentenceOf(line)), ...bodyOf([line], head, `Hello ${head.name},`) }
}

/** Each morning: what has not been read since the last time. */
export function digest(lines: Line[], head: Letterhead): Words {
  const many = lines.length === 1 ? 'One thing' : `${lines.length} things`
  const subject = `${many} to read in ${headed(head.organisation)}`
  return { subject, ...bodyOf(lines, head, `Hello ${head.name}, this has not been read yet:`) }
}

function bodyOf(lines: Line[], { organisation, preferences, stop }: Letterhead, greeting: string) {
  const end = `You get this from ${organisation}, which keeps its goals in Bearing.`
  const text = [
    greeting,
    ...lines.map((line) => [sentenceOf(line), ...(line.said ? [quoted(line.said)] : []), line.link].join('\n')),
    `${end}\nChange what you get: ${preferences}\nStop mails like this: ${stop}`,
  ].join('\n\n')
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${safe(organisation)}</title></head><body style="margin:0;padding:24px;font:16px/1.5 sans-serif"><div style="max-width:36rem"><p>${safe(greeting)}</p>${lines
    .map(
      (line) =>
        `<p style="margin:20px 0">${safe(sentenceOf(line))}${line.said ? `<br><span style="display:block;margin:6px 0;padding-left:12px;border-left:3px solid #8a8f98;white-space:pre-line">${safe(line.said)}</span>` : '<br>'}<a href="${safe(line.link)}">Open it in Bearing</a></p>`,
    )
    .join(
      '',
    )}<p style="margin-top:32px;font-size:13px">${safe(end)}<br><a href="${safe(preferences)}">Change what you get</a> · <a href="${safe(stop)}">Stop mails like this</a></p></div></body></html>`
  return { text: `${text}\n`, html }
}

const quoted = (said: string): string =>
  said
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
