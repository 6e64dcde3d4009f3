import type { Sayings } from './telling.ts'

/** What people say whose work lets others look after patients. */
export const support: Record<'board' | 'digital' | 'facilities' | 'money' | 'people' | 'tests', Sayings> = {
  board: {
    good: [
      '{now}, from {before}. The wards that moved are those where it is spoken of each week.',
      'Visited three wards. In all of them somebody other than the manager explained it to me.',
      'The trend is small and it is real. I have asked for no new initiative.',
      'Shown to the board as a line over time, without colours. A better conversation than usual.',
    ],
    bad: [
      '{now}. It was {before}. We have had three explanations and no change.',
      'I think that we are asking too many things of the same twelve people.',
      'Two wards carry this. The average hides the others, so I shall stop showing the average.',
      'The work is being done, and not yet where the harm is.',
    ],
    winter: [
      'Both hospitals at their highest level of alert. {now}. I have cancelled every meeting that is not about today.',
      'A winter’s month. I compare it with last winter’s, not with last month’s, and by that it is a little better.',
    ],
    way: [
      'Too many priorities on the same ward managers.',
      'Reports reach the board six weeks after the fact.',
      'No agreed standard between the two hospitals.',
    ],
  },
  digital: {
    good: [
      '{now}, from {before}. Took away one form this week, nobody has missed it.',
      'Went live on a quiet Tuesday with two of us on the ward. Three questions and a cake.',
      'A nurse timed it against paper. We won by eleven seconds, and she told us how to win by thirty.',
      'Fixed the thing that everyone had stopped reporting.',
      'No calls at night this week.',
    ],
    bad: [
      '{now}, was {before}. Supplier says that it works as designed. It does.',
      'Rolled back on Wednesday. It was right on our bench and wrong at 3 am with gloves on.',
      'We are waiting for a change window, again.',
      'Wi-Fi in the old wing. Everything else that I could write here is Wi-Fi in the old wing.',
      'Two of us are keeping old things alive instead of making this.',
    ],
    winter: [
      'Change freeze, since nobody needs surprises on a ward in this. {now}.',
      'Lent my team to the wards as runners for two days. Learnt more than in a workshop.',
    ],
    way: [
      'Supplier’s change window is once a month.',
      'Old wing has no signal in five bays.',
      'Two analyst posts frozen.',
      'No test system that looks like the real one.',
    ],
  },
  facilities: {
    good: [
      '{now}, from {before}. People know where to be, and that is most of it.',
      'Good week. Ward sister on Heron brought the lads doughnuts.',
      'Swapped two start times and it just works. Should have asked them first, years ago.',
      'Nothing to report, and I like it that way.',
      'All jobs on the handset, hardly any by shouting.',
    ],
    bad: [
      '{now}. It was {before}. Four off and nobody to ring.',
      'Everyone wants it first. There is one of us for each floor after six.',
      'Parts. It is parts again.',
      'We are mopping behind ourselves, if you will forgive me.',
      'Ward moved three patients and told us afterwards.',
    ],
    winter: [
      'Isolation cleans all day, each of them two hours. {now}.',
      'Boiler 2 and the gritting in the same week. Everyone did a double.',
      'Flu has gone through the team like a dose of salts.',
    ],
    way: [
      'Two posts on hold until the panel meets.',
      'Spare parts six weeks away.',
      'One lift for beds and for breakfast.',
      'No store room on the second floor.',
    ],
  },
  money: {
    good: [
      '{now}, from {before}. The saving is in the ledger and the ward manager agrees that it is real, which is rarer.',
      'Better by what we said, for the reason that we said.',
      'Sat with two ward managers and their budgets. Both found something that we had charged to them in error.',
      'On the line. No surprises in the late invoices.',
    ],
    bad: [
      '{now}. It was {before}. Two wards explain most of it, and both know.',
      'The plan assumed that the extra beds would close. They are open, and full.',
      'Three schemes have slipped a month, all for want of the same person.',
      'We saved it, and then we spent it on the same ward.',
    ],
    winter: [
      'Extra beds, extra shifts, extra taxis. {now}, and I would have signed for each of them.',
      'Premium rates over the holidays. Expected, and still a lot of money.',
    ],
    way: [
      'Unfunded beds are open on both sites.',
      'Invoices arrive two months late.',
      'Nobody to lead two of the schemes.',
      'Rates are set by the neighbouring hospitals.',
    ],
  },
  people: {
    good: [
      '{now}, from {before}. Where the manager sits down with people, they stay.',
      'Somebody stopped me at the lift to say that it has got better. That was worth the report.',
      'Small group, honest talk. We changed one rule on the spot.',
      'The ward that was worst last quarter asked to show the others how.',
      'It is becoming ordinary, which is what I hoped.',
    ],
    bad: [
      '{now}. It was {before}. We keep asking people to be resilient about things that we could mend.',
      'Three resignations in one team, and all of them named the roster.',
      'I had the posters up before I had the cover arranged. Wrong way round.',
      'Managers tell me that they have no time, and I have looked, and they are right.',
      'People say yes in the meeting and no on the rota.',
    ],
    winter: [
      'Sickness is at its yearly height. {now}. The soup trolley at 2 am was the best thing that we did.',
      'Everyone is working one shift more than is good for them. We have said thank you, and asked them to stop.',
    ],
    way: [
      'No cover to release people.',
      'Managers have eight hours a week for twenty-five people.',
      'Forms go through four hands.',
      'Occupational health is booked six weeks ahead.',
    ],
  },
  tests: {
    good: [
      '{now}, from {before}. Moved one person one hour earlier. That was all.',
      'The queue was gone by four on three days.',
      'Rang the five wards who wait longest and asked what they need. Two needed something else.',
      'New reader, no drama.',
      'A good run. I have told the team that I noticed.',
    ],
    bad: [
      '{now}, after {before}. Requests come in one wave at four, and no queue survives that.',
      'Half of what we do by night could wait, and we cannot tell which half.',
      'Analyser down for a day and a half. Samples went by taxi.',
      'Three registrars, three ways of asking for the same thing.',
      'We are quick, and then it waits on a windowsill.',
    ],
    winter: [
      'Twice the swabs and the same two machines. {now}.',
      'Every chest in the county is being photographed.',
      'Two of six off sick. Urgent work only, and we told the wards so beforehand.',
    ],
    way: [
      'Requests come in one wave after four.',
      'No porter at the hatch after six.',
      'Reagent deliveries are rationed.',
      'One reporting room for three people.',
    ],
  },
}
