// The verdict of each rule on a day. All dates were computed by hand or with Python's calendar, not
// with ours.
// rule | why | acts (top-ups if not named; amounts in whole units) | today | verdict | balance

export const CASES = `
# Thailand until May 2026: each top-up adds 30 days, never beyond a year
THAILAND | a top-up | 2026-03-03 | 2026-03-03 | active until 2026-04-02; lost 2026-04-03
THAILAND | the last day | 2026-03-03 | 2026-04-02 | active until 2026-04-02; lost 2026-04-03
THAILAND | the day after it | 2026-03-03 | 2026-04-03 | lost
THAILAND | a top-up while days are left | 2026-03-03, 2026-03-20 | 2026-03-20 | active until 2026-05-02; lost 2026-05-03
THAILAND | a top-up on the last day | 2026-03-03, 2026-04-02 | 2026-04-02 | active until 2026-05-02; lost 2026-05-03
THAILAND | a top-up after it has ended | 2026-03-03, 2026-04-20 | 2026-04-20 | active until 2026-05-20; lost 2026-05-21
THAILAND | five on one day | 5 × 2026-03-03 | 2026-03-03 | active until 2026-07-31; lost 2026-08-01
THAILAND | thirteen on one day are a year | 13 × 2026-03-03 | 2026-03-03 | active until 2027-03-03; lost 2027-03-04
THAILAND | one more, half a year later, is a year from its day | 13 × 2026-03-03, 2026-09-01 | 2026-09-01 | active until 2027-04-02; lost 2027-04-03
THAILAND | the cap moves with the act | 13 × 2026-03-03, 2026-03-10 | 2026-03-10 | active until 2027-03-10; lost 2027-03-11
THAILAND | a call doesn't count | call 2026-03-03 | 2026-03-04 | unknown
THAILAND | a top-up to come doesn't count | 2026-03-03, 2026-03-25 | 2026-03-20 | active until 2026-04-02; lost 2026-04-03
THAILAND | a pending one | 2026-03-03, pending 2026-03-20 | 2026-03-21 | active until 2026-04-02; lost 2026-04-03; if it arrives until 2026-05-02
THAILAND | only a pending one | pending 2026-03-20 | 2026-03-21 | unknown; if it arrives until 2026-04-19
THAILAND | a pending one after the end | 2026-01-03, pending 2026-03-20 | 2026-03-21 | lost; if it arrives until 2026-04-19
THAILAND | a pending one that would be over too | 2026-01-03, pending 2026-01-10 | 2026-06-21 | lost

# Thailand since then: THB 3 from the balance for 30 days more, six times
THAILAND_2026 | pays three times | 2026-06-01 | 2026-06-10 | active until 2026-09-29; lost 2026-09-30; renewals 3 | 1000 THB
THAILAND_2026 | pays once | 2026-06-01 | 2026-06-10 | active until 2026-07-31; lost 2026-08-01; renewals 1 | 300 THB
THAILAND_2026 | a satang short | 2026-06-01 | 2026-06-10 | active until 2026-07-01; lost 2026-07-02; renewals 0 | 299 THB
THAILAND_2026 | nothing left | 2026-06-01 | 2026-06-10 | active until 2026-07-01; lost 2026-07-02; renewals 0 | 0 THB
THAILAND_2026 | pays six times | 2026-06-01 | 2026-06-10 | active until 2026-12-28; lost 2026-12-29; renewals 6 | 1800 THB
THAILAND_2026 | never more than six times | 2026-06-01 | 2026-06-10 | active until 2026-12-28; lost 2026-12-29; renewals 6 | 100000 THB
THAILAND_2026 | while upkeeps are paid it is active | 2026-06-01 | 2026-08-10 | active until 2026-09-29; lost 2026-09-30; renewals 3 | 1000 THB
THAILAND_2026 | the last day that the balance pays for | 2026-06-01 | 2026-09-29 | active until 2026-09-29; lost 2026-09-30; renewals 3 | 1000 THB
THAILAND_2026 | the day after it | 2026-06-01 | 2026-09-30 | lost; renewals 0 | 1000 THB
THAILAND_2026 | no balance known, days left | 2026-06-01 | 2026-06-10 | active until 2026-07-01; unknown 2026-07-02
THAILAND_2026 | no balance known, none left | 2026-06-01 | 2026-07-10 | unknown
THAILAND_2026 | a balance in euros says nothing | 2026-06-01 | 2026-07-10 | unknown | 1000 EUR
THAILAND_2026 | upkeeps are no days left to add to | 2026-06-01, 2026-07-20 | 2026-07-20 | active until 2026-10-18; lost 2026-10-19; renewals 2 | 600 THB
THAILAND_2026 | a pending top-up | 2026-06-01, pending 2026-07-20 | 2026-07-21 | active until 2026-07-31; lost 2026-08-01; renewals 1; if it arrives until 2026-09-18 | 300 THB

# A card for tourists: ends on 30 June, whatever is paid
THAI_TOURIST | before | 2026-04-02 | 2026-04-10 | active until 2026-05-02; lost 2026-05-03
THAI_TOURIST | paid beyond the end | 2026-06-15 | 2026-06-20 | active until 2026-06-30; lost 2026-07-01
THAI_TOURIST | its last day | 2026-06-15 | 2026-06-30 | active until 2026-06-30; lost 2026-07-01
THAI_TOURIST | after the end | 2026-06-15, 2026-07-01 | 2026-07-01 | lost
THAI_TOURIST | nothing logged | nothing | 2026-06-01 | unknown; lost 2026-07-01
THAI_TOURIST | nothing logged, after the end | nothing | 2026-07-01 | lost
THAI_TOURIST | lost before the end | 2026-04-02 | 2026-06-01 | lost
THAI_TOURIST | a pending top-up can't move the end | 2026-06-01, pending 2026-06-10 | 2026-06-11 | active until 2026-06-30; lost 2026-07-01; if it arrives until 2026-06-30

# India: 90 idle days, then INR 20 for each 30 days, then 15 days of grace
INDIA | an SMS starts it | sms 2026-01-10 | 2026-02-01 | active until 2026-04-10; grace 2026-04-11; lost 2026-04-26; renewals 0 | 1999 INR
INDIA | INR 65 pay three times | call 2026-01-10 | 2026-02-01 | active until 2026-07-09; grace 2026-07-10; lost 2026-07-25; renewals 3 | 6500 INR
INDIA | in the third month that was paid | data 2026-01-10 | 2026-06-19 | active until 2026-07-09; grace 2026-07-10; lost 2026-07-25; renewals 3 | 6500 INR
INDIA | the first day of grace | data 2026-01-10 | 2026-07-10 | grace until 2026-07-24; lost 2026-07-25; renewals 0 | 6500 INR
INDIA | the last day of grace | data 2026-01-10 | 2026-07-24 | grace until 2026-07-24; lost 2026-07-25; renewals 0 | 6500 INR
INDIA | after grace | data 2026-01-10 | 2026-07-25 | lost; renewals 0 | 6500 INR
INDIA | no balance, grace at once | data 2026-01-10 | 2026-04-11 | grace until 2026-04-25; lost 2026-04-26; renewals 0 | 0 INR
INDIA | balance unknown | data 2026-01-10 | 2026-04-11 | unknown
INDIA | activation isn't use | activation 2026-01-10 | 2026-01-11 | unknown | 6500 INR
INDIA | a call in grace restarts it | data 2026-01-10, call 2026-07-19 | 2026-07-19 | active until 2026-10-17; grace 2026-10-18; lost 2026-11-02; renewals 0 | 0 INR

# Mexico, Telcel: by amount, then 119 days receiving only, 246 and 5 suspended
TELCEL | MXN 100 | 2026-02-01 100 MXN | 2026-02-02 | active until 2026-04-02; receiving 2026-04-03; suspended 2026-07-31; suspended 2027-04-03; lost 2027-04-08
TELCEL | MXN 200 | 2026-02-01 200 MXN | 2026-02-02 | active until 2026-04-02; receiving 2026-04-03; suspended 2026-07-31; suspended 2027-04-03; lost 2027-04-08
TELCEL | MXN 99 | 2026-02-01 99 MXN | 2026-02-02 | active until 2026-03-03; receiving 2026-03-04; suspended 2026-07-01; suspended 2027-03-04; lost 2027-03-09
TELCEL | MXN 10 | 2026-02-01 10 MXN | 2026-02-02 | active until 2026-03-03; receiving 2026-03-04; suspended 2026-07-01; suspended 2027-03-04; lost 2027-03-09
TELCEL | too little | 2026-02-01 9 MXN | 2026-02-02 | unknown
TELCEL | dollars have no tier | 2026-02-01 200 USD | 2026-02-02 | unknown
TELCEL | an unknown amount has none | 2026-02-01 | 2026-02-02 | unknown
TELCEL | receiving only | 2026-02-01 100 MXN | 2026-04-03 | receiving until 2026-07-30; suspended 2026-07-31; suspended 2027-04-03; lost 2027-04-08
TELCEL | its last day | 2026-02-01 100 MXN | 2026-07-30 | receiving until 2026-07-30; suspended 2026-07-31; suspended 2027-04-03; lost 2027-04-08
TELCEL | suspended | 2026-02-01 100 MXN | 2026-07-31 | suspended until 2027-04-02; suspended 2027-04-03; lost 2027-04-08
TELCEL | suspended for the last five days | 2026-02-01 100 MXN | 2027-04-03 | suspended until 2027-04-07; lost 2027-04-08
TELCEL | the last day of all | 2026-02-01 100 MXN | 2027-04-07 | suspended until 2027-04-07; lost 2027-04-08
TELCEL | lost | 2026-02-01 100 MXN | 2027-04-08 | lost
TELCEL | a small one later doesn't shorten | 2026-02-01 100 MXN, 2026-02-02 10 MXN | 2026-02-02 | active until 2026-04-02; receiving 2026-04-03; suspended 2026-07-31; suspended 2027-04-03; lost 2027-04-08
TELCEL | a small one late gives its own days | 2026-02-01 100 MXN, 2026-03-25 10 MXN | 2026-03-25 | active until 2026-04-24; receiving 2026-04-25; suspended 2026-08-22; suspended 2027-04-25; lost 2027-04-30

# Italy: months, on the same day or the month's last
TIM_ITALY | TIM, from activation | activation 2025-05-15 | 2025-06-01 | active until 2026-05-15; receiving 2026-05-16; suspended 2026-06-16; lost 2027-05-16
TIM_ITALY | TIM, from the last top-up | activation 2025-05-15, 2025-11-30 | 2026-12-15 | receiving until 2026-12-30; suspended 2026-12-31; lost 2027-12-01
TIM_ITALY | TIM, on a leap day | 2024-02-29 | 2025-02-28 | active until 2025-02-28; receiving 2025-03-01; suspended 2025-03-29; lost 2026-03-01
TIM_ITALY | TIM, a month from the end of January | 2025-01-31 | 2026-02-01 | receiving until 2026-02-28; suspended 2026-03-01; lost 2027-01-29
TIM_ITALY | TIM, lost after two years | 2024-03-15 | 2026-03-16 | lost
VODAFONE_ITALY | Vodafone, eleven months | 2025-03-31 | 2025-04-01 | active until 2026-02-28; receiving 2026-03-01; lost 2026-03-29
VODAFONE_ITALY | Vodafone, its month begins on 1 March | 2025-03-31 | 2026-03-01 | receiving until 2026-03-28; lost 2026-03-29
VODAFONE_ITALY | Vodafone, lost | 2025-03-31 | 2026-03-29 | lost

# United Kingdom: charged use, not top-ups
THREE_UK | Three, a text | sms 2026-01-05 | 2026-03-29 | active until 2026-07-04; lost 2026-07-05
THREE_UK | Three, across the clock change in autumn | data 2026-08-01 | 2026-10-25 | active until 2027-01-28; lost 2027-01-29
THREE_UK | Three, a top-up is no use | 2026-01-05 10 GBP | 2026-01-06 | unknown
THREE_UK | Three, lost on the 181st day | call 2026-01-05 | 2026-07-05 | lost
VODAFONE_UK | Vodafone, after 180 days | call 2026-01-05 | 2026-07-05 | grace until 2026-10-02; lost 2026-10-03
VODAFONE_UK | Vodafone, lost after 270 | call 2026-01-05 | 2026-10-03 | lost
ASDA_UK | Asda, receiving only | 2026-01-05 | 2026-09-01 | receiving until 2026-10-02; lost 2026-10-03

# Peru, Claro: 60 days, receiving only to day 210, lost on day 270
CLARO_PERU | day 0 | 2026-01-01 | 2026-01-01 | active until 2026-03-02; receiving 2026-03-03; suspended 2026-07-31; lost 2026-09-28
CLARO_PERU | day 60 | 2026-01-01 | 2026-03-02 | active until 2026-03-02; receiving 2026-03-03; suspended 2026-07-31; lost 2026-09-28
CLARO_PERU | day 61 | 2026-01-01 | 2026-03-03 | receiving until 2026-07-30; suspended 2026-07-31; lost 2026-09-28
CLARO_PERU | day 210 | 2026-01-01 | 2026-07-30 | receiving until 2026-07-30; suspended 2026-07-31; lost 2026-09-28
CLARO_PERU | day 211 | 2026-01-01 | 2026-07-31 | suspended until 2026-09-27; lost 2026-09-28
CLARO_PERU | day 269 | 2026-01-01 | 2026-09-27 | suspended until 2026-09-27; lost 2026-09-28
CLARO_PERU | day 270 | 2026-01-01 | 2026-09-28 | lost
CLARO_PERU | revived on day 200 | 2026-01-01, 2026-07-20 | 2026-07-21 | active until 2026-09-18; receiving 2026-09-19; suspended 2027-02-16; lost 2027-04-16

# Germany, Telekom: 12 months taken as one's own figure, then revived for 112 days
TELEKOM_GERMANY | active | 2025-08-31 | 2025-09-01 | active until 2026-08-31; suspended 2026-09-01; lost 2026-12-22
TELEKOM_GERMANY | can be revived | 2025-08-31 | 2026-10-25 | suspended until 2026-12-21; lost 2026-12-22
TELEKOM_GERMANY | the last day to revive it | 2025-08-31 | 2026-12-21 | suspended until 2026-12-21; lost 2026-12-22
TELEKOM_GERMANY | lost | 2025-08-31 | 2026-12-22 | lost

# United States, AT&T: by amount
ATT | USD 15 | 2026-01-20 15 USD | 2026-01-21 | active until 2026-02-19; grace 2026-02-20; lost 2026-04-21
ATT | USD 24 | 2026-01-20 24 USD | 2026-01-21 | active until 2026-02-19; grace 2026-02-20; lost 2026-04-21
ATT | USD 25 | 2026-01-20 25 USD | 2026-01-21 | active until 2026-04-20; grace 2026-04-21; lost 2026-06-20
ATT | USD 99 | 2026-01-20 99 USD | 2026-01-21 | active until 2026-04-20; grace 2026-04-21; lost 2026-06-20
ATT | USD 100 | 2026-01-20 100 USD | 2026-01-21 | active until 2027-01-20; grace 2027-01-21; lost 2027-03-22
ATT | USD 300 | 2026-01-20 300 USD | 2026-01-21 | active until 2027-01-20; grace 2027-01-21; lost 2027-03-22
ATT | USD 10 is below the first tier | 2026-01-20 10 USD | 2026-01-21 | unknown
ATT | USD 15 after USD 100 | 2026-01-20 100 USD, 2026-02-20 15 USD | 2026-02-21 | active until 2027-01-20; grace 2027-01-21; lost 2027-03-22
ATT | grace | 2026-01-20 15 USD | 2026-03-08 | grace until 2026-04-20; lost 2026-04-21

# Others
CTM | CTM, from activation | activation 2026-05-01 | 2026-05-02 | active until 2026-10-28; lost 2026-10-29
CTM | CTM, a top-up doesn't count | activation 2026-05-01, 2026-07-01 | 2026-07-02 | active until 2026-10-28; lost 2026-10-29
CUBACEL | Cubacel, CUP 100 | 2026-01-01 100 CUP | 2026-01-02 | active until 2026-11-27; grace 2026-11-28; lost 2026-12-28
CUBACEL | Cubacel, CUP 99 | 2026-01-01 99 CUP | 2026-01-02 | unknown
CUBACEL | Cubacel, USD 100 | 2026-01-01 100 USD | 2026-01-02 | unknown
ONE_ALBANIA | One Albania, ALL 100 | 2026-09-23 100 ALL | 2026-09-24 | active until 2026-11-07; lost 2026-11-08
ONE_ALBANIA | One Albania, ALL 1000 | 2026-09-23 1000 ALL | 2026-09-24 | active until 2026-11-07; lost 2026-11-08
ONE_ALBANIA | One Albania, ALL 1001 | 2026-09-23 1001 ALL | 2026-09-24 | active until 2026-11-22; lost 2026-11-23
ONE_ALBANIA | One Albania, ALL 2000 | 2026-09-23 2000 ALL | 2026-09-24 | active until 2026-11-22; lost 2026-11-23
ONE_ALBANIA | One Albania, ALL 2001 | 2026-09-23 2001 ALL | 2026-09-24 | active until 2027-03-22; lost 2027-03-23
NEPAL | Nepal, NPR 500 on a leap day | 2024-02-29 500 NPR | 2024-03-01 | active until 2025-02-28; receiving 2025-03-01; suspended 2025-03-31; lost 2025-04-30
NEPAL | Nepal, NPR 1000 | 2024-02-29 1000 NPR | 2026-03-01 | receiving until 2026-03-30; suspended 2026-03-31; lost 2026-04-30
TELKOMSEL | Telkomsel, two amounts add up | 2026-01-01 10000 IDR, 2026-01-10 50000 IDR | 2026-01-11 | active until 2026-03-02; grace 2026-03-03; lost 2026-04-02
TELKOMSEL | Telkomsel, never beyond a year | 5 × 2026-01-01 150000 IDR | 2026-01-11 | active until 2027-01-01; grace 2027-01-02; lost 2027-02-01
SOFTBANK | SoftBank, two cards | 2026-01-01, 2026-02-15 | 2026-02-15 | active until 2026-05-01; lost 2026-05-02
SOFTBANK | SoftBank, seven cards | 7 × 2026-01-01 | 2026-02-15 | active until 2026-12-27; lost 2026-12-28
MPT | MPT | 2025-02-28 | 2026-03-01 | receiving until 2026-03-30; suspended 2026-03-31; lost 2026-05-30
MOVISTAR_SPAIN | Movistar, six months from the end of August | 2025-08-31 | 2026-03-01 | receiving until 2026-04-09; suspended 2026-04-10; lost 2026-04-24
MOVISTAR_SPAIN | Movistar, SMS alone | 2025-08-31 | 2026-04-10 | suspended until 2026-04-23; lost 2026-04-24
ORANGE_POLAND | Orange PL | 2025-03-30 | 2026-03-31 | receiving until 2026-07-01; lost 2026-07-02
OOREDOO_QATAR | Ooredoo QA, QAR 99 | 2026-01-01 99 QAR | 2026-01-02 | active until 2026-01-31; lost 2026-02-01
OOREDOO_QATAR | Ooredoo QA, QAR 100 | 2026-01-01 100 QAR | 2026-01-02 | active until 2026-04-01; lost 2026-04-02
TURKCELL | Turkcell, blocked | 2026-01-01 | 2026-07-05 | receiving until 2026-10-04; lost 2026-10-05
WINTEL | Wintel, day 35 | call 2026-02-20 | 2026-03-27 | active until 2026-03-27; receiving 2026-03-28; suspended 2026-04-02; lost 2026-04-07
WINTEL | Wintel, day 36 | call 2026-02-20 | 2026-03-28 | receiving until 2026-04-01; suspended 2026-04-02; lost 2026-04-07
WINTEL | Wintel, day 41 | call 2026-02-20 | 2026-04-02 | suspended until 2026-04-06; lost 2026-04-07
WINTEL | Wintel, day 46 | call 2026-02-20 | 2026-04-07 | lost
KOREA | Korea, a passport's SIM | activation 2026-03-31 | 2026-04-01 | active until 2026-09-27; lost 2026-09-28
`;
