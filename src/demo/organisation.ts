export const organisation = {
  name: 'Northmoor Hospitals (fictional)',
  zone: 'Europe/London',
  locale: 'en-GB',
  currency: 'GBP',
}

export const direction = {
  vision:
    'Everyone in Northmoor gets the right care in the right place on the day they need it, and goes home as soon as home is better.',
  mission:
    'We run Fellside General, Aldermere Community Hospital and care at home for the 310,000 people of Northmoor, a region that is fictional, as is everyone in this demonstration.',
  values: [
    {
      name: 'Say it early',
      text: 'A worry told on Monday is a plan. The same worry told on Friday is an incident.',
      behaviours: [
        'We thank whoever brings bad news before we ask anything.',
        'We say “I do not know yet, and I will by noon”.',
      ],
    },
    {
      name: 'Kind under pressure',
      text: 'How we speak at four in the morning is who we are.',
      behaviours: ['We say each other’s names.', 'We put it right with somebody on the same shift, not in a mail.'],
    },
    {
      name: 'One hospital, not twelve',
      text: 'A full corridor downstairs is everybody’s corridor. We count the patient’s wait, not our own.',
      behaviours: ['We walk down and look before we say no.', 'We hand over in person whoever we can walk to.'],
    },
    {
      name: 'Finish what we promise',
      text: 'Fewer promises, each with one name and one date. If we cannot keep it, we say so before the date.',
      behaviours: [
        'We write down who and by when before we leave the room.',
        'We close what is done, and tell whoever waited for it.',
      ],
    },
  ],
}
