"""Phrases as people in UK workplaces write them, with the values that they hold: `phrase => kind key, kind key`.

Every value of the phrase stands on the right, in order; `none` is a phrase that holds no value. `a|b` is a key with
its alternatives, `~` marks a value that is not exact. Each table has its own clock.
"""

from datetime import datetime

import pytest

from assessment.language.values import Value, find_values

SHOP = datetime(2025, 10, 16, 14, 40)  # a Thursday afternoon
REPAIRS = datetime(2025, 11, 14, 16, 50)  # a Friday, ten to five
BANK = datetime(2025, 11, 18, 15, 20)  # a Tuesday
BROADBAND = datetime(2025, 11, 20, 16, 25)  # a Thursday
TRAVEL = datetime(2026, 2, 13, 17, 5)  # a Friday
EARLY = datetime(2025, 12, 1, 7, 45)  # a Monday morning
NIGHT = datetime(2025, 12, 28, 22, 10)  # a Sunday night

CLOCK_TIMES = """
on the 16.15 van => time 16:15
call her by half four => time 16:30|04:30
call her by half 4 => time 16:30|04:30
half past 4 => time 16:30|04:30
half-past four at the latest => time 16:30|04:30
HALF PAST FOUR => time 16:30|04:30
half fower => time 16:30|04:30
½ past 4 => time 16:30|04:30
1/2 past 4 => time 16:30|04:30
half past four in the afternoon => time 16:30
half five pm => time 17:30
half 7 in the morning => time 07:30
half past noon => time 12:30
quarter to six => time 17:45|05:45
qtr past four => time 16:15|04:15
a quarter past four => time 16:15|04:15
quater to 5 => time 16:45|04:45
quarter of six => time 17:45|05:45
¼ past 4 => time 16:15|04:15
quarter to noon => time 11:45
ten to five => time 16:50|04:50
10 to 5 => time 16:50|04:50
at five to ten => time 09:55|21:55
ten to one => time 12:50|00:50
five past one => time 13:05|01:05
twenty past 3 => time 15:20|03:20
twenty-five to six => time 17:35|05:35
twenty five past two => time 14:25|02:25
10 minutes to five => time 16:50|04:50
5 mins past four => time 16:05|04:05
1700 => time 17:00
by 0730 => time 07:30
1700hrs => time 17:00
1700 hours => time 17:00
seventeen hundred hours => time 17:00
17.00 => time 17:00
17:00hrs => time 17:00
17:00 hours => time 17:00
16;30 => time 16:30
17h30 => time 17:30
16:35:20 => time 16:35
5pm => time 17:00
5 pm => time 17:00
5 p.m. => time 17:00
5PM sharp => time 17:00
5.30pm => time 17:30
5:30 p.m. today => time 17:30, date 2025-10-16
5 a.m. => time 05:00
12pm => time 12:00
12am => time 00:00
12:30am => time 00:30
4.30 => time 16:30|04:30
4:30 => time 16:30|04:30
by 4,30 => time 16:30|04:30
4-30pm => time 16:30
07:05 => time 07:05
00:15 => time 00:15
24:00 => time 00:00
noon => time 12:00
12 noon => time 12:00
midday => time 12:00
mid-day => time 12:00
midnight => time 00:00
12 midnight => time 00:00
five o'clock => time 17:00|05:00
5 o’clock => time 17:00|05:00
5 o clock => time 17:00|05:00
5oclock => time 17:00|05:00
6.30ish => time 18:30|06:30 ~
fiveish => time 17:00|05:00 ~
5-ish => time 17:00|05:00 ~
c.1830 => time 18:30 ~
around 6pm => time 18:00 ~
~5pm => time 17:00 ~
teatime => time 17:00|16:00|16:30|17:30|18:00 ~
by close of play => time 17:00|17:30|18:00 ~
by EOD please => time 17:00|17:30|18:00 ~
sixteen thirty => time 16:30
at four forty-five => time 16:45|04:45
at oh seven thirty => time 07:30
by 16 30 => time 16:30
searched 12.50, raised 13.05, due 16.30 => time 12:50, time 13:05, time 16:30
"""

BARE_HOURS = """
half 7-half 8 => time 19:30|07:30, time 20:30|08:30
9-half 10 => time 09:00|21:00, time 10:30|22:30
half six till nine or so => time 18:30|06:30, time 21:00|09:00 ~
out 9 - 10.30 sat am => time 09:00, time 10:30, date 2025-10-18|2025-10-11
9-5 Mon-Fri => time 09:00|21:00, time 17:00|05:00, date 2025-10-20|2025-10-13, date 2025-10-17|2025-10-10
by 6 or 7 => time 18:00|06:00, time 19:00|07:00
call back 5 today => time 17:00|05:00, date 2025-10-16
at 17 hours => time 17:00
5 mins after 3 => time 15:05|03:05
at one => time 13:00|01:00
Fri 5 => date 2025-10-17|2025-10-10, time 17:00|05:00
by five => time 17:00|05:00
at 5 => time 17:00|05:00
before 6 => time 18:00|06:00
b4 6 => time 18:00|06:00
until 8 => time 20:00|08:00
untill 8 => time 20:00|08:00
till eight => time 20:00|08:00
'til 8 => time 20:00|08:00
from 3 => time 15:00|03:00
after six UK time => time 18:00|06:00
around 5 => time 17:00|05:00 ~
about five => time 17:00|05:00 ~
afore six => time 18:00|06:00
she's open while nine => time 21:00|09:00
@ 5 => time 17:00|05:00
by5 => time 17:00|05:00
by: 5 => time 17:00|05:00
no later than 4 => time 16:00|04:00
deadline: 5 => time 17:00|05:00
at 17 => time 17:00
until 17 => time 17:00
hour 17 => time 17:00
at 17h => time 17:00
at 5 she leaves => time 17:00|05:00
at 6 Marek starts => time 18:00|06:00
half six till nine => time 18:30|06:30, time 21:00|09:00
8-10 => time 08:00|20:00, time 10:00|22:00
8 till 12 => time 08:00|20:00, time 12:00|00:00
08:00 to 12:00 => time 08:00, time 12:00
08:00–12:00 => time 08:00, time 12:00
between 8 and noon => time 08:00, time 12:00
between 4 and 6 => time 16:00|04:00, time 18:00|06:00
nine till half ten => time 09:00|21:00, time 10:30|22:30
9-5 => time 09:00|21:00, time 17:00|05:00
I work 7-3 => time 07:00|19:00, time 15:00|03:00
4-6pm => time 16:00, time 18:00
10-2pm => time 10:00, time 14:00
8-10am => time 08:00, time 10:00
from 1630 to 1730 => time 16:30, time 17:30
0800-1200 => time 08:00, time 12:00
5pm to 7 => time 17:00, time 19:00
"""

NOT_TIMES = """
one by one => none
by one command => number 1
about 2 s => number 2 ~
they lost 2-1 => number 2, number 1
minus 3 tonight => number -3, date 2025-10-16
version 2.10 => number 2.1
5 minutes after 3 attempts => duration PT5M, number 3
Flat 6 am waiting => reference 6
leave-one-out => none
the sixth call => ordinal 6
a fifth of them => ordinal 5
two heaters => number 2
by 2 engineers => number 2
after 3 attempts => number 3
before 2 of them leave => number 2
until 5 people have signed => number 5
about 46 parcels => number 46 ~
around 11 jobs => number 11 ~
a 16 => number 16
size 16 => number 16
at 6 Loom Lane => number 6
at 14 High Street => number 14
at Flat 6 => reference 6
tell me 1 to 4 => number 1, number 4
4-6 times => number 4, number 6
for 2 hours => duration PT2H
5 to 10 minutes => duration PT5M, duration PT10M
10-15 mins => duration PT10M, duration PT15M
two or three days => duration P2D, duration P3D
2200 customers => number 2200
since 2019 => number 2019
spring 2027 => number 2027
a half => none
half the bays => none
half day => none
quarter end => none
we are open 24/7 => none
four, five, six times => number 4, number 5, number 6
"""

LISTS_AND_STAMPS = """
1. ring her => none
2) book it => none
(a) chase the depot => none
(3) chase the depot => none
3: chase the depot => none
4 - chase the depot => none
  10. last thing => none
1) ring her 2) check it 3) book it by 17:30 => time 17:30
Step 2: check at 4 => time 16:00|04:00
[14:41] Callum: hi => stamp 14:41
[16/10/2025, 14:41:09] Callum: hi => stamp 14:41
16/10/2025, 14:41 - Callum: hi => stamp 14:41
> [2:41 pm] Callum: hi => stamp 14:41
call back by [17:00] => time 17:00
https://example.com/12/14?x=5 => none
bob12@example.com => none
"""

SHOP_DAYS = """
today => date 2025-10-16
2day => date 2025-10-16
tonight => date 2025-10-16
2nite => date 2025-10-16
tonite => date 2025-10-16
this evening => date 2025-10-16
this aft => date 2025-10-16
seven this morning => time 07:00, date 2025-10-16
9 this evening => time 21:00, date 2025-10-16
by 8 tonight => time 20:00, date 2025-10-16
tonight by 8 => date 2025-10-16, time 20:00
tomorrow => date 2025-10-17
tomorow => date 2025-10-17
tommorrow => date 2025-10-17
tmrw => date 2025-10-17
tomoz => date 2025-10-17
2moro => date 2025-10-17
at 7 tomorrow morning => time 07:00, date 2025-10-17
7 tmrw morning => time 07:00, date 2025-10-17
tomorrow's van => date 2025-10-17
the day after tomorrow => date 2025-10-18
yesterday => date 2025-10-15
yday => date 2025-10-15
last night => date 2025-10-15
the day before yesterday => date 2025-10-14
Thursday => date 2025-10-16
Fri => date 2025-10-17|2025-10-10
Weds => date 2025-10-22|2025-10-15
wensday => date 2025-10-22|2025-10-15
Wednsday => date 2025-10-22|2025-10-15
saterday => date 2025-10-18|2025-10-11
munday => date 2025-10-20|2025-10-13
thirsday => date 2025-10-16
tues nite => date 2025-10-21|2025-10-14
Sat am => date 2025-10-18|2025-10-11
on sat => date 2025-10-18|2025-10-11
this Saturday => date 2025-10-18
next Saturday => date 2025-10-25|2025-10-18
last Saturday => date 2025-10-11
next Thursday => date 2025-10-23
Monday week => date 2025-10-27
a week on Monday => date 2025-10-27
Thursday next week => date 2025-10-23
Monday last week => date 2025-10-06
next working day => date 2025-10-17 ~
this weekend => date 2025-10-18|2025-10-19 ~
half seven Fri morning => time 07:30, date 2025-10-17|2025-10-10
she sat down by the till => none
in the sun => none
we wed in spring => none
I may go => none
March on => none
"""

SHOP_DATES = """
on 5th may => date 2025-05-05
5 may be late => number 5
Fri14 Nov => date 2025-11-14
Sat15/11 => date 2025-11-15
1/2 => number 1, number 2
on 1/2 => date 2026-02-01
Oct 18 16:15 => date 2025-10-18, time 16:15
18 Oct 16.15 => date 2025-10-18, time 16:15
31/02 => number 31, number 2
16.10.25 => date 2025-10-16
16/10/2025 => date 2025-10-16
16/10/25 => date 2025-10-16
16-10-25 => date 2025-10-16
2025-10-16 => date 2025-10-16
18/10 => date 2025-10-18
10/18/2025 => date 2025-10-18
Sat 18/10 => date 2025-10-18
Sat 18 => date 2025-10-18
Sat 18th => date 2025-10-18
Sat the 18th => date 2025-10-18
Saturday 18 October => date 2025-10-18
Saturday, 18th of October => date 2025-10-18
Sat 18 Oct 2025 => date 2025-10-18
18 Oct => date 2025-10-18
18-Oct => date 2025-10-18
18Oct => date 2025-10-18
18th Oct 25 => date 2025-10-18
Oct 18 => date 2025-10-18
October 18th => date 2025-10-18
the eighteenth => date 2025-10-18
the 18th at noon => date 2025-10-18, time 12:00
Friday 18 October => date 2025-10-18 ~
Tue 14/10 18:52 => date 2025-10-14, time 18:52
Tue 14 Oct 18:52 => date 2025-10-14, time 18:52
17.10 => date 2025-10-17
by 17.10 => time 17:10
3 and 10 October => date 2025-10-03, date 2025-10-10
14-17 October => date 2025-10-14, date 2025-10-17
1st December => date 2025-12-01
Dec 1 => date 2025-12-01
5 May => date 2025-05-05
in September => month 2025-09|2026-09|2024-09
September 2024 => month 2024-09
Boxing Day => date 2025-12-26
2nd line => ordinal 2
the 1st time => ordinal 1
on the 15th floor => ordinal 15
"""

OTHER_CLOCKS = {
    REPAIRS: """
Sat 8-12 => date 2025-11-15|2025-11-08, time 08:00|20:00, time 12:00|00:00
until eight on Monday => time 08:00|20:00, date 2025-11-17|2025-11-10
until eight => time 20:00|08:00
since 7 => time 07:00|19:00
no heat since seven this morning => time 07:00, date 2025-11-14
the 14th => date 2025-11-14
Friday the 14th => date 2025-11-14
14.11 => date 2025-11-14
15/11 => date 2025-11-15
Sat 15/11 => date 2025-11-15
1.20pm tomorrow => time 13:20, date 2025-11-15
Mon 17/11 8am => date 2025-11-17, time 08:00
""",
    BANK: """
Wed the 19th by 10 => date 2025-11-19, time 10:00|22:00
On Wednesday evening, 19 November => date 2025-11-19
until 1 December => date 2025-12-01
thurs 20th 10.30-12.00 => date 2025-11-20, time 10:30, time 12:00
Mon 3 Nov => date 2025-11-03
by noon on Fri 21st => time 12:00, date 2025-11-21
""",
    BROADBAND: """
last Thursday, the thirteenth => date 2025-11-13
since Thursday => date 2025-11-13|2025-11-20
last Thursday => date 2025-11-13
noon tomorrow => time 12:00, date 2025-11-21
Sat 22 Nov 08:00-10:00 => date 2025-11-22, time 08:00, time 10:00
""",
    TRAVEL: """
half past six in Malta => time 18:30|06:30
Sat 14 Feb 06:50 => date 2026-02-14, time 06:50
quarter to three in the morning => time 02:45
2 in the afternoon => time 14:00
19.45 tonight => time 19:45, date 2026-02-13
in the morning => date 2026-02-14|2026-02-13 ~
the 1st of March => date 2026-03-01
Nov 14 => date 2025-11-14
""",
    EARLY: """
by 9 => time 09:00|21:00
by 8 => time 08:00|20:00
until 2 => time 14:00|02:00
in the morning => date 2025-12-02|2025-12-01 ~
Monday => date 2025-12-01
yesterday => date 2025-11-30
""",
    NIGHT: """
by 6 => time 06:00|18:00
until 7 => time 07:00|19:00
tomorrow => date 2025-12-29
Thurs => date 2026-01-01|2025-12-25
2 Jan => date 2026-01-02
New Year's Eve => date 2025-12-31
12 tonight => time 00:00|12:00, date 2025-12-28
""",
}

SCOTS_AND_DIALECT = """
aye, ring her afore five the day => time 17:00|05:00, date 2025-10-16
she's awa the morn at six => date 2025-10-17, time 18:00|06:00
by seven the night => time 19:00, date 2025-10-16
half five the morn's morn => time 05:30, date 2025-10-17
she cannae wait, she needs it the day. => date 2025-10-16
half fore => time 16:30|04:30
hauf past fower => time 16:30|04:30
the night desk => none
the day shift => none
"""

MISSPELT = """
half past fore => time 16:30|04:30
half past for => time 16:30|04:30
half past too => time 14:30|02:30
half past ate tonight => time 20:30, date 2025-10-16
qwarter past 4 => time 16:15|04:15
quarter too six => time 17:45|05:45
befor 5 => time 17:00|05:00
5 oclok => time 17:00|05:00
fivish => time 17:00|05:00 ~
twelv oclock => time 12:00|00:00
elevn in the mornin => time 11:00
tusday => date 2025-10-21|2025-10-14
febuary 14 => date 2026-02-14
14 novembr => date 2025-11-14
yesturday => date 2025-10-15
forty-too parcels => number 40
"""

MONEY = """
6 hundred quid => money GBP:600.00
£18-20 => money GBP:18.00, money GBP:20.00
£1,000,000 => money GBP:1000000.00
a grand day out => money GBP:1000.00
at 4.30, £4.30 => time 16:30|04:30, money GBP:4.30
£18 => money GBP:18.00
£ 18 => money GBP:18.00
£18.00 => money GBP:18.00
18 pounds => money GBP:18.00
18 pound => money GBP:18.00
eighteen quid => money GBP:18.00
18quid => money GBP:18.00
18 GBP => money GBP:18.00
GBP 18 => money GBP:18.00
a fiver => money GBP:5.00
tenner => money GBP:10.00
£1.2k => money GBP:1200.00
£1,250.50 => money GBP:1250.50
two grand => money GBP:2000.00
a grand => money GBP:1000.00
50p => money GBP:0.50
50 pence => money GBP:0.50
two pound fifty => money GBP:2.50
£4.30 => money GBP:4.30
about £600 => money GBP:600.00 ~
six hundred pounds => money GBP:600.00
one hundred and eighty-four pounds fifty => money GBP:184.50
£184.50 and £62.99 => money GBP:184.50, money GBP:62.99
a refund of 18.00 => money GBP:18.00
612.40 in arrears => money GBP:612.40
€20 => money EUR:20.00
20 euros => money EUR:20.00
$15 => money USD:15.00
"""

PHONES = """
07700.900.418 => phone 07700900418
07700/900418 => phone 07700900418
tel07700900418 => phone 07700900418
07.30 10.30 16.30 17.00 => time 07:30, time 10:30|22:30, time 16:30, time 17:00
ring 07700 900418/01632 960741 => phone 07700900418, phone 01632960741
07700 900418 => phone 07700900418
07700900418 => phone 07700900418
07700-900-418 => phone 07700900418
07700 900 418 => phone 07700900418
0 7700 900418 => phone 07700900418
+44 7700 900418 => phone 07700900418
+447700900418 => phone 07700900418
0044 7700 900418 => phone 07700900418
+44 (0)7700 900418 => phone 07700900418
(01632) 960741 => phone 01632960741
01632 960741 => phone 01632960741
01632 960 741. => phone 01632960741
O7700 900418 => phone 07700900418
oh seven seven double oh, nine double oh four one eight => phone 07700900418
oh seven seven hundred, nine hundred four one eight => phone 07700900418
07700 90041 => phone 0770090041
07700 9004188 => phone 077009004188
ring 960741 => phone 960741
text her on 900562 => phone 900562
07700 900418 5pm => phone 07700900418, time 17:00
07700 900418 by 17:00 => phone 07700900418, time 17:00
ext 231 => phone ext:231
Ext. 231 => phone ext:231
extension 2240 => phone ext:2240
x231 => phone ext:231
ext two three one => phone ext:231
01632 960741 ext 12 => phone 01632960741, phone ext:12
"""

REFERENCES = """
C15–C19 => reference C15, reference C19
C-15/C-16/C-17 => reference C15, reference C16, reference C17
C-15/16/17 => reference C15, reference C16, reference C17
HL-7730462/DS-20418 => reference HL7730462, reference DS20418
bay C 17 => reference C17
order7730462 => reference 7730462
card x4471 => reference X4471
HL seven seven three oh four six two => reference 7730462
job 204178 of 7 November => reference 204178, date 2025-11-07
HL-7730462 => reference HL7730462
HL 7730462 => reference HL7730462
hl7730462 => reference HL7730462
hl 7730462 => reference HL7730462
order HL-7730462. => reference HL7730462
DS-20418 => reference DS20418
ds-20418 => reference DS20418
DS 20418 => reference DS20418
DS/20418 => reference DS20418
DS–20418 => reference DS20418
ds - 20418 => reference DS20418
MB337 => reference MB337
hold MB-337 => reference MB337
mb 337 => reference MB337
PG-5530 => reference PG5530
TB-447182 => reference TB447182
DR-30592 => reference DR30592
dr 30592 => reference DR30592
Q7H4LM => reference Q7H4LM
FLT-209315 => reference FLT209315
ENG-3306 => reference ENG3306
C-17 => reference C17
bay C17 => reference C17
bay c-17 => reference C17
C-15 to C-19 => reference C15, reference C19
C-15 to 19 => reference C15, reference C19
C15-19 => reference C15, reference C19
C-15, 16, 17 => reference C15, reference C16, reference C17
bays C-15, 16 and 17 => reference C15, reference C16, reference C17
204817 => reference 204817
job 204817 => reference 204817
label 5581 => reference 5581
5581 => reference 5581
order 1700 => reference 1700
card ending 4471 => reference 4471
ends four four seven one => reference 4471
5301 6624 0917 4471 => reference 5301662409174471
5301-6624-0917-4471 => reference 5301662409174471
passport 900441826 => reference 900441826
form DF2 => reference DF2
flight 2216 => reference 2216
bay 17 => reference 17
#5581 => reference 5581
AL3 4QT => reference AL34QT
12-34-56 => reference 123456
password Marmalade62 => reference MARMALADE62
gr8 thx m8 => none
"""

COUNTS = """
both heaters => number 2
both in writing and by phone => none
a couple of heaters => number 2 ~
half a dozen => number 6
two thousand five hundred => number 2500
2x heaters => number 2
1h30m => duration PT1H30M
within the hour => none
twice a week => none
34 weeks => duration P238D
46 parcels => number 46
forty-six parcels => number 46
six other appointments => number 6
eleven jobs => number 11
2heaters => number 2
x2 heaters => number 2
7,500 => number 7500
2 of them => number 2
one grey bag => number 1
only Bev can agree one => none
no one told him => none
the wrong one => none
minus three => number -3
it is -3 tonight => number -3, date 2025-10-16
- 3 heaters => number 3
14 C => temperature 14
14C => temperature 14
14°C => temperature 14
14 degrees => temperature 14
minus 3 degrees => temperature -3
50% => percent 50
fifty per cent => percent 50
five-month-old => duration P5M
5 month old baby => duration P5M
five months old => duration P5M
24 hours => duration P1D
24h => duration P1D
24-hour target => duration P1D
24hr => duration P1D
15 mins => duration PT15M
within 15 minutes => duration PT15M
an hour => duration PT1H
half an hour => duration PT30M
an hour and a half => duration PT1H30M
2 hrs 15 mins => duration PT2H15M
1.5 hours => duration PT1H30M
two days => duration P2D
a fortnight => duration P14D
two weeks => duration P14D
first-line => ordinal 1
second line => ordinal 2
"""

WHOLE_SENTENCES = """
it drops 6.30 to 9 most nights => time 18:30|06:30, time 21:00|09:00
fallback BRS 0600 via AMS arr 1220 => time 06:00, time 12:20
I promise her one call until 18 o'clock => number 1, time 18:00
Engineer was come 14h10 => time 14:10
thurs 23 10.30-12 => date 2025-10-23, time 10:30|22:30, time 12:00|00:00
text by 12 tomorrow / form by 5 Monday 20th => time 12:00|00:00, date 2025-10-17, time 17:00|05:00, date 2025-10-20
pls ring Mrs Whitlock (07700900418) b4 5 2day => phone 07700900418, time 17:00|05:00, date 2025-10-16
Yusuf x231 has trolley til quarter past 4 => phone ext:231, time 16:15|04:15
hold MB337 till 7 tonite, book b4 half 5 => reference MB337, time 19:00, date 2025-10-16, time 17:30|05:30
hes on his own till 6 w 46 parcels => time 18:00|06:00, number 46
1 navy set size 16 => number 1, number 16
She set off Fri by six => date 2025-10-17|2025-10-10, time 18:00|06:00
scanned in Tue 14/10 18:52 bay C-17 => date 2025-10-14, time 18:52, reference C17
if no joy by 5 o'clock ring her anyway => time 17:00|05:00
slot 8-10am Sat => time 08:00, time 10:00, date 2025-10-18|2025-10-11
Four seats on Avelair 730 at 06:50 => number 4, number 730, time 06:50
the baby is five months and flat 6 is at 14 C => duration P5M, reference 6, temperature 14
credit of £18 (not agreed) by noon Fri => money GBP:18.00, time 12:00, date 2025-10-17|2025-10-10
"""

TABLES: list[tuple[datetime, str]] = [
    *((SHOP, table) for table in (CLOCK_TIMES, BARE_HOURS, NOT_TIMES, LISTS_AND_STAMPS, SHOP_DAYS, SHOP_DATES)),
    *((SHOP, table) for table in (SCOTS_AND_DIALECT, MISSPELT, MONEY, PHONES, REFERENCES, COUNTS, WHOLE_SENTENCES)),
    *OTHER_CLOCKS.items(),
]


def rows() -> list[tuple[datetime, str, str]]:
    """Every row of every table: the clock, the phrase, what it holds."""
    found = []
    for clock, table in TABLES:
        for line in table.strip("\n").splitlines():
            phrase, _, expected = line.rpartition(" => ")
            found.append((clock, phrase, expected))
    return found


def shown(value: Value) -> str:
    """A value as the tables write it."""
    return f"{value.kind} {'|'.join((value.key, *value.alternatives))}{' ~' if value.approx else ''}"


@pytest.mark.parametrize(("clock", "phrase", "expected"), rows())
def test_a_phrase_holds_exactly_its_values(clock: datetime, phrase: str, expected: str) -> None:
    assert ", ".join(shown(v) for v in find_values(phrase, clock)) == expected.replace("none", "")
