"""Ukrainian and Russian: an independent set of own pages, each with every figure a careful annotator would write down.

The pages are in the manner of news articles, channel posts, court statistics, army summaries, interviews and retold
reviews, and none of them was at hand when the reader was written. Expectations follow the decisions of the corpus guide;
what the guide leaves open is ``*`` or has several right values. What the reader does not do yet stands in ``NOT_YET`` with
its class, never changed to what it reads.
"""

# ruff: noqa: E501
# One page a block, one figure a line keeps the table readable.
from __future__ import annotations

import re
from typing import Any

import pytest
from written_down import Expected, P, Sample, cases, figure, invented, mistakes, paired, whole_pages

SCALES = {"ти": 1e3, "ты": 1e3, "мл": 1e6, "мі": 1e6, "ми": 1e6}


def F(said: str, core: str, *, low: Any = None, **more: Any) -> Expected:
    return figure(said, core, low=plain_value(said) if low is None else low, **more)


def plain_value(said: str) -> float:
    """What digits with a scale are worth: ``1 200``, ``12,5 тысячи``, ``61%``."""
    digits = re.match(r"[\d  ]+(?:,\d+)?", said)
    assert digits, said
    scale = SCALES.get(said[digits.end() :].strip()[:2], 1.0)
    return round(float(re.sub(r"\s", "", digits.group()).replace(",", ".")) * scale, 6)


# fmt: off
UKRAINIAN: list[Sample] = [
    # ---- absence without leave, desertion, refusal: both armies ------------------------------------------------------
    P(
        "uk-prosecutor-answer",
        """Скільки справ про СЗЧ відкрили за пів року

За шість місяців 2025 року в Україні зареєстрували 107 672 кримінальні провадження за статтею 407 КК (самовільне залишення частини). Про це йдеться у відповіді Офісу генпрокурора на запит «Слідства.Інфо».
Ще 17 082 провадження відкрили за статтею 408 — дезертирство.
Для порівняння, за весь 2024 рік справ про СЗЧ було 67 840.""",
        F("107 672", "exact case charged flow", origin="ua_prosecutor", side="UA", offence="awol", since="2025-01", until="2025-06"),
        F("17 082", "exact case charged flow|total", origin="ua_prosecutor", side="UA", offence="desertion"),
        F("67 840", "exact case charged flow", origin="ua_prosecutor", side="UA", offence="awol", since="2024", until="2024"),
    ),
    P(
        "uk-mediazona-retold",
        """Російські суди ставлять рекорди: за квітень 800 вироків військовим

Російське видання «Медіазона» підрахувало, що у квітні 2024 року гарнізонні суди РФ винесли 800 вироків за статтею про самовільне залишення частини. Це втричі більше, ніж рік тому.
Усього від початку мобілізації до судів надійшло понад 9 тисяч справ проти відмовників. З них 561 справу розглядають у Московській області, 447 — у Башкортостані.""",
        F("800", "exact verdict convicted flow", origin="mediazona|None", side="RU"),
        F("800", "exact verdict convicted flow", origin="mediazona", side="RU", offence="awol", since="2024-04", until="2024-04"),
        F("9 тисяч", "min case tried total", origin="mediazona", side="RU", since="2022-09"),
        F("561", "exact case tried|charged total", origin="mediazona", where="Московській області|Московська область", part="9 тисяч"),
        F("447", "exact case tried|charged total", origin="mediazona", where="Башкортостані|Башкортостан", part="9 тисяч"),
    ),
    P(
        "uk-british-review",
        """Британська розвідка: російська армія не може впоратися з втечами

У свіжому огляді Міноборони Великої Британії йдеться, що кількість російських солдатів, засуджених за дезертирство, зросла. Розвідка посилається на незалежне видання «Медіазона», яке нарахувало 684 засуджених у березні.
За оцінкою британців, з початку війни частини покинули щонайменше 50 тисяч російських військових.""",
        F("684", "exact person convicted flow", origin="mediazona", via="uk_mod", side="RU", offence="desertion|awol"),
        F("50 тисяч", "min person deserted|awol total", origin="uk_mod", side="RU", since="2022-02-24"),
    ),
    P(
        "uk-istories-lists",
        """«Важливі історії» отримали списки дезертирів 20-ї дивізії

За даними видання, із 20-ї мотострілецької дивізії РФ втекли 1010 військових: 858 контрактників, 150 мобілізованих і двоє строковиків. Серед утікачів — 26 офіцерів.
Торік у дивізії служили приблизно 6 тисяч людей.""",
        F("1010", "exact person deserted|awol total", origin="istories", side="RU", where="20-ї мотострілецької дивізії"),
        F("858", "exact person deserted|awol total", origin="istories", group="contract", part="1010"),
        F("150", "exact person deserted|awol total", origin="istories", group="mobilised", part="1010"),
        F("двоє", "exact person deserted|awol total", low=2, origin="istories", group="conscript", part="1010"),
        F("26", "exact person deserted|awol total", origin="istories", group="officer", part="1010"),
        F("6 тисяч", "about person strength total|flow", origin="istories", where="дивізії|20-ї мотострілецької дивізії|None"),
    ),
    P(
        "uk-telegram-runaways",
        """🔥 **Зі 155-ї бригади пішли 1700 бійців** ще до першого бою, пише Бутусов

Із них 50 — під час навчань у Франції 🇫🇷.

👉 Підписуйтесь на наш канал — нас уже 250 тисяч! | Прислати новину""",
        F("1700", "exact person deserted|awol total", origin="butusov", where="155-ї бригади"),
        F("50", "exact person deserted|awol total", origin="butusov", part="1700"),
        F("250 тисяч", "* * * *", origin="*", optional=True, role="*"),
    ),
    P(
        "uk-sbi-return",
        """До війська після СЗЧ повернулися 29 тисяч військових

З 29 листопада 2024 року до служби добровільно повернулися понад 29 тисяч військовослужбовців, повідомила речниця Державного бюро розслідувань Тетяна Сапьян в ефірі телемарафону.
Лише за серпень повернулася тисяча бійців, додала вона.""",
        F("29 тисяч", "exact person returned total", origin="ua_sbi|None", side="UA|None"),
        F("29 тисяч", "min person returned total", origin="ua_sbi", since="2024-11-29"),
        F("тисяча", "exact person returned flow", low=1000, origin="ua_sbi", part="29 тисяч|None"),
    ),
    P(
        "uk-bezuhla-claim",
        """Безугла назвала кількість самовільників

Народна депутатка Мар'яна Безугла заявила, що щомісяця з частин ідуть близько 20 тисяч військових. За її словами, від початку року армію самовільно залишили вже 150 тисяч осіб.
Генштаб ці дані не коментує.""",
        F("20 тисяч", "about person deserted|awol flow", origin="bezuhla"),
        F("150 тисяч", "exact person awol flow|total", origin="bezuhla"),
    ),
    P(
        "uk-suspended",
        """Умовні строки для самовільників

«Медіазона» вивчила вироки за статтею 337: майже 40% засуджених дістали умовні строки, тож їх можна знову відправити на фронт.
Із 2300 вироків, відомих журналістам, 900 — умовні.""",
        F("40%", "about person suspended_sentence|convicted share", origin="mediazona", offence="awol"),
        F("2300", "exact verdict convicted total", origin="mediazona"),
        F("900", "exact verdict suspended_sentence total", origin="mediazona", part="2300"),
    ),
    P(
        "uk-frontelligence",
        """Аналітики Frontelligence Insight вважають, що торік із російської армії дезертирували щонайменше 25 тисяч військових. Найбільше втікачів дали частини Центрального військового округу — понад 12 тисяч.""",
        F("25 тисяч", "min person deserted flow", origin="frontelligence", side="RU"),
        F("12 тисяч", "min person deserted flow|total", origin="frontelligence", side="RU", where="Центрального військового округу", part="25 тисяч"),
    ),
    P(
        "uk-hochu-zhyt",
        """Проєкт «Хочу жити»: у полон здаються дедалі частіше

З вересня 2022 року проєкт отримав понад 48 тисяч звернень від російських військових. Добровільно здалися в полон понад 350 осіб, розповів речник проєкту Віталій Матвієнко.
«Щодня ми маємо до 100 заявок», — сказав він.""",
        F("48 тисяч", "min request sought_help total", origin="hochu_zhyt|matviienko", side="RU", since="2022-09"),
        F("350", "min person surrendered total", origin="matviienko|hochu_zhyt", side="RU"),
        F("100", "max request sought_help|surrendered|other flow", origin="matviienko|hochu_zhyt"),
    ),
    P(
        "uk-idite-lesom",
        """Засновник проєкту «Ідіть лісом» Григорій Свердлін каже: організація допомогла дезертирувати 1723 російським військовим. Загалом по допомогу звернулися 42 тисячі людей.""",
        F("1723", "exact person helped|deserted total", origin="sverdlin|get_lost", side="RU"),
        F("42 тисячі", "exact person sought_help total", origin="sverdlin|get_lost"),
    ),
    P(
        "uk-evaders",
        """Ухилянтів оголошують у розшук

ТЦК подали до поліції понад 500 тисяч звернень щодо розшуку чоловіків, які не з'явилися за повісткою. Такі дані наводить Національна поліція.
За ухилення від мобілізації засудили 1 263 особи, свідчить статистика Верховного Суду за 2024 рік.""",
        F("500 тисяч", "min request wanted|evaded|other total", origin="ua_police"),
        F("1 263", "exact person convicted flow", origin="ua_supreme_court", offence="evasion", since="2024", until="2024"),
    ),
    P(
        "uk-court-register",
        """Аналіз реєстру: за вересень суди винесли 1 051 вирок за СЗЧ

Журналісти «Главкому» проаналізували Єдиний державний реєстр судових рішень. У вересні 2025 року суди ухвалили 1 051 вирок за частиною 5 статті 407 КК України. Виправдали лише трьох військових.
У 312 випадках покарання призначили нижче від найменшої межі.""",
        F("1 051", "exact verdict convicted flow", origin="glavcom|None", offence="awol"),
        F("1 051", "exact verdict convicted flow", origin="glavcom", offence="awol", since="2025-09", until="2025-09", side="UA"),
        F("трьох", "exact person acquitted flow|total", low=3, origin="glavcom"),
        F("312", "exact case|incident|verdict convicted|other flow|total", origin="glavcom", part="1 051|None"),
    ),
    # ---- General Staff, Air Force, MoD summaries --------------------------------------------------------------------
    P(
        "uk-genstaff-day",
        """За добу ворог втратив 1 130 військових

Загальні бойові втрати противника з 24.02.22 по 15.03.25 орієнтовно становлять:
▪️ особового складу – близько 893 690 (+1 130) осіб
▪️ танків – 10 346 (+5) од
▪️ бойових броньованих машин – 21 497 (+12) од
▪️ артилерійських систем – 24 685 (+41) од
▪️ РСЗВ – 1 318 (+1) од
▪️ літаків – 370 (+0) од
▪️ гелікоптерів – 331 (+0) од
▪️ автомобільної техніки та автоцистерн – 40 887 (+102) од
Дані уточнюються. Генеральний штаб ЗСУ""",
        F("1 130", "exact person casualties flow|delta", origin="ua_general_staff", side="RU"),
        F("893 690", "about person casualties total", origin="ua_general_staff", side="RU", until="2025-03-15"),
        F("1 130", "exact person casualties delta", origin="ua_general_staff", side="RU"),
        F("10 346", "exact tank lost total", origin="ua_general_staff", side="RU", until="2025-03-15"),
        F("5", "exact tank lost delta", origin="ua_general_staff"),
        F("21 497", "exact afv lost total", origin="ua_general_staff"),
        F("12", "exact afv lost delta", origin="ua_general_staff"),
        F("24 685", "exact artillery lost total", origin="ua_general_staff"),
        F("41", "exact artillery lost delta", origin="ua_general_staff"),
        F("1 318", "exact mlrs lost total", origin="ua_general_staff"),
        F("1", "exact mlrs lost delta", origin="ua_general_staff"),
        F("370", "exact aircraft lost total", origin="ua_general_staff"),
        F("0", "exact aircraft lost delta", origin="ua_general_staff"),
        F("331", "exact helicopter lost total", origin="ua_general_staff"),
        F("0", "exact helicopter lost delta", origin="ua_general_staff"),
        F("40 887", "exact vehicle lost total", origin="ua_general_staff"),
        F("102", "exact vehicle lost delta", origin="ua_general_staff"),
    ),
    P(
        "uk-genstaff-prose",
        """Сили оборони ліквідували за добу 950 росіян

Про це повідомляє Генеральний штаб ЗСУ. Також українські воїни знищили 4 танки, 37 артилерійських систем та 86 дронів противника.
Загалом від початку вторгнення Росія втратила близько 1 миллйона 50 тисяч військових.""".replace("миллйона", "мільйона"),
        F("950", "exact person casualties|killed flow", origin="ua_general_staff", side="RU"),
        F("4", "exact tank lost flow|total", origin="ua_general_staff", side="RU"),
        F("37", "exact artillery lost flow|total", origin="ua_general_staff", side="RU"),
        F("86", "exact uav lost flow|total", origin="ua_general_staff", side="RU"),
        F("1 мільйона 50 тисяч", "about person casualties total", low=1_050_000, origin="ua_general_staff", side="RU", since="2022-02-24"),
    ),
    P(
        "uk-front-clashes",
        """Протягом доби на фронті — 176 боєзіткнень: зведення Генштабу

На Покровському напрямку наші захисники зупинили 53 атаки. На Лиманському ворог атакував 21 раз.
Противник завдав 68 авіаударів, скинувши 124 керовані бомби, і застосував 2 745 дронів-камікадзе.""",
        F("176", "exact incident attacked flow", origin="ua_general_staff"),
        F("53", "exact incident attacked flow|total", origin="ua_general_staff", where="Покровському напрямку|Покровському|None"),
        F("21", "exact incident attacked flow|total", origin="ua_general_staff", optional=True),
        F("68", "exact incident attacked flow|total", origin="ua_general_staff"),
        F("124", "exact munition launched|attacked flow|total", origin="ua_general_staff"),
        F("2 745", "exact uav launched|attacked flow|total", origin="ua_general_staff"),
    ),
    P(
        "uk-air-force-night",
        """Уночі Росія атакувала Україну 145 дронами: скільки збили

У ніч на 21 квітня противник атакував 145 ударними БпЛА типу Shahed та двома балістичними ракетами «Іскандер-М», повідомили Повітряні сили ЗСУ.
Станом на 09:00 підтверджено збиття 84 безпілотників. Ще 45 дронів-імітаторів локаційно втрачено.
Влучання зафіксовано на 9 локаціях.""",
        F("145", "exact uav launched|attacked flow|total", origin="ua_air_force", side="RU|None"),
        F("145", "exact uav launched|attacked flow|total", origin="ua_air_force", side="RU|None"),
        F("двома", "exact missile launched|attacked flow|total", low=2, origin="ua_air_force"),
        F("84", "exact uav shot_down flow|total", origin="ua_air_force", part="145"),
        F("45", "exact uav lost|shot_down flow|total", origin="ua_air_force"),
        F("9", "exact place attacked flow|total", origin="ua_air_force"),
    ),
    P(
        "uk-telegram-airraid",
        """❗️Повітряні сили: ворог випустив 40 ракет і понад 200 дронів

✅ Збито 34 ракети та 178 «шахедів».
Внаслідок атаки загинули троє людей, 17 поранено, — ДСНС.

Надіслати новину | Підписатися""",
        F("40", "exact missile launched flow|total", origin="ua_air_force", side="RU|None"),
        F("200", "min uav launched flow|total", origin="ua_air_force"),
        F("34", "exact missile shot_down flow|total", origin="ua_air_force", part="40|None"),
        F("178", "exact uav shot_down flow|total", origin="ua_air_force", part="200|None"),
        F("троє", "exact person killed flow|total", low=3, origin="*"),
        F("17", "exact person wounded flow|total", origin="*"),
    ),
    P(
        "uk-oryx",
        """Оновлення Oryx: Росія втратила вже понад 4 000 танків

Аналітики проєкту Oryx візуально підтвердили втрату 4 016 російських танків. Із них 2 900 знищено, 541 захоплено.
Україна, за їхніми даними, втратила 1 133 танки.""",
        F("4 000", "min tank lost total", origin="oryx", side="RU"),
        F("4 016", "exact tank lost|identified total", origin="oryx", side="RU"),
        F("2 900", "exact tank lost total", origin="oryx", side="RU", part="4 016"),
        F("541", "exact tank lost|captured total", origin="oryx", side="RU", part="4 016"),
        F("1 133", "exact tank lost total", origin="oryx", side="UA"),
    ),
    P(
        "uk-black-sea-fleet",
        """Речник ВМС Дмитро Плетенчук розповів, що українські військові знищили або пошкодили третину кораблів Чорноморського флоту РФ. У Чорному морі на чергуванні перебувають чотири ракетоносії, загальний залп — до 26 «Калібрів».""",
        F("третину", "exact ship lost share", low=33.3, origin="pletenchuk|ua_navy", side="RU"),
        F("чотири", "exact ship strength total", low=4, origin="pletenchuk|ua_navy"),
        F("26", "max missile strength|other|launched total", origin="pletenchuk|ua_navy"),
    ),
    # ---- the dead and the wounded --------------------------------------------------------------------------------------
    P(
        "uk-zelensky-losses",
        """Зеленський назвав втрати України

Президент Володимир Зеленський в інтерв'ю NBC заявив, що від початку повномасштабного вторгнення загинуло понад 46 тисяч українських військових. Ще близько 380 тисяч дістали поранення, десятки тисяч вважаються зниклими безвісти.
Росія, за його словами, втратила вбитими майже 350 тисяч.""",
        F("46 тисяч", "min person killed total", origin="zelensky", side="UA", since="2022-02-24"),
        F("380 тисяч", "about person wounded total", origin="zelensky", side="UA"),
        F("десятки тисяч", "* person missing total", low=20_000, vague=True, origin="zelensky"),
        F("350 тисяч", "about person killed total", origin="zelensky", side="RU"),
    ),
    P(
        "uk-bbc-mediazona-count",
        """Російська служба BBC та «Медіазона» разом із командою волонтерів встановили імена 106 745 російських військових, які загинули на війні в Україні. За останній тиждень список зріс на 1 982 прізвища.
Найбільше загиблих серед добровольців — 24 тисячі, ув'язнених — понад 17 тисяч, мобілізованих — 12 тисяч.""",
        F("106 745", "exact person killed|identified total", origin="bbc_russian|mediazona", side="RU"),
        F("1 982", "exact person killed|identified delta|flow", origin="bbc_russian|mediazona", side="RU"),
        F("24 тисячі", "exact person killed|identified total", origin="bbc_russian|mediazona", group="volunteer", part="106 745"),
        F("17 тисяч", "min person killed|identified total", origin="bbc_russian|mediazona", group="convict", part="106 745"),
        F("12 тисяч", "exact person killed|identified total", origin="bbc_russian|mediazona", group="mobilised", part="106 745"),
    ),
    P(
        "uk-csis",
        """Американський аналітичний центр CSIS оприлюднив доповідь: Росія зазнала майже 1,2 мільйона втрат убитими та пораненими, зокрема до 325 тисяч загиблих. Втрати України оцінили у 500–600 тисяч.""",
        F("1,2 мільйона", "about person casualties total", low=1_200_000, origin="csis", side="RU"),
        F("325 тисяч", "max person killed total", origin="csis", side="RU", part="1,2 мільйона"),
        F("500–600 тисяч", "exact person casualties total", low=500_000, high=600_000, origin="csis", side="UA"),
    ),
    P(
        "uk-strike-victims",
        """Удар по Харкову: семеро загиблих

Росіяни вночі вдарили по Шевченківському району Харкова. Загинули семеро людей, серед них двоє дітей, повідомив голова ОВА Олег Синєгубов.
Поранено 61 людину. Пошкоджено 20 будинків.""",
        F("семеро", "exact person killed total|flow", low=7, origin="kharkiv_ova|None"),
        F("семеро", "exact person killed total|flow", low=7, origin="kharkiv_ova"),
        F("двоє", "exact person killed total|flow", low=2, origin="kharkiv_ova", group="child", part="семеро"),
        F("61", "exact person wounded total|flow", origin="kharkiv_ova|None"),
        F("20", "exact place|other lost|attacked|other total|flow", origin="kharkiv_ova|None"),
    ),
    P(
        "uk-un-civilians",
        """Моніторингова місія ООН з прав людини зафіксувала за липень загибель 286 цивільних в Україні, ще 1 388 осіб дістали поранення. Це найвищий показник із травня 2022 року.""",
        F("286", "exact person killed flow", origin="un_ohchr|un", group="civilian", side="UA|None"),
        F("1 388", "exact person wounded flow", origin="un_ohchr|un"),
    ),
    P(
        "uk-missing",
        """Уповноважений з питань осіб, зниклих безвісти, Артур Добросердов повідомив, що в Єдиному реєстрі перебувають понад 70 тисяч осіб. Близько 90% із них — військові.
Ідентифікували 6 тисяч тіл загиблих, які повернула Росія.""",
        F("70 тисяч", "min person missing total", origin="*"),
        F("90%", "about person missing share", origin="*", part="70 тисяч|None"),
        F("6 тисяч", "exact person identified|killed|returned total", origin="*"),
    ),
    P(
        "uk-wagner",
        """Пригожин визнав: під Бахмутом загинули 20 тисяч «вагнерівців»

За словами засновника ПВК, половина з них — ув'язнені, завербовані в колоніях. Усього він завербував 50 тисяч засуджених.""",
        F("20 тисяч", "exact person killed total", origin="prigozhin", side="RU", where="Бахмутом|Бахмут"),
        F("половина", "exact person killed share", low=50, origin="prigozhin", group="convict"),
        F("50 тисяч", "exact person recruited total", origin="prigozhin", group="convict", side="RU"),
    ),
    P(
        "uk-nato-rutte",
        """Генсек НАТО Марк Рютте заявив, що лише за грудень російська армія втратила понад 20 тисяч солдатів убитими. «Це близько 1000 на день», — сказав він.""",
        F("20 тисяч", "min person killed flow", origin="rutte|nato", side="RU"),
        F("1000", "about person killed flow", origin="rutte|nato", side="RU"),
    ),
    P(
        "uk-north-korea",
        """Розвідка Південної Кореї оцінила втрати КНДР

Національна розвідувальна служба Південної Кореї вважає, що на Курщині загинули близько 600 північнокорейських солдатів із 15 тисяч відправлених. Ще 4 тисячі нібито поранені.""",
        F("600", "about person killed total", origin="kr_nis", side="KP", where="Курщині|Курщина", part="15 тисяч"),
        F("15 тисяч", "exact person strength|other|recruited|supplied total", origin="kr_nis", side="KP"),
        F("4 тисячі", "exact person wounded total", origin="kr_nis", side="KP", hedged="True"),
    ),
    P(
        "uk-verstka-returned-killers",
        """«Верстка»: ветерани війни вбили вже 242 людини

Щонайменше 754 особи стали жертвами злочинів російських військових, які повернулися з фронту, підрахувало видання. Загинули 378 людей, ще 376 дістали тяжкі травми.""",
        F("242", "exact person killed total", origin="verstka"),
        F("754", "min person *|casualties|killed total", origin="verstka"),
        F("378", "exact person killed total", origin="verstka", part="754"),
        F("376", "exact person wounded total", origin="verstka", part="754"),
    ),
    # ---- prisoners ------------------------------------------------------------------------------------------------------
    P(
        "uk-swap",
        """Україна та Росія провели обмін: додому повернулися 205 захисників

Із російського полону звільнили 205 українських військових, повідомив Координаційний штаб з питань поводження з військовополоненими. Це 64-й обмін від початку вторгнення.
Загалом Україна повернула 4 757 людей.""",
        F("205", "exact person exchanged total|flow", origin="ua_coord_pow|None", side="UA|None"),
        F("205", "exact person exchanged total|flow", origin="ua_coord_pow", side="UA"),
        F("4 757", "exact person exchanged|returned total", origin="ua_coord_pow", side="UA|None"),
    ),
    P(
        "uk-swap-telegram",
        """⚡️⚡️ ОБМІН! Вдома 157 українців

💙💛 Серед звільнених — 150 військових і семеро цивільних. 19 осіб росіяни незаконно засудили.
Президент Зеленський: «Чекаємо на всіх».""",
        F("157", "exact person exchanged|returned total|flow", origin="*", side="UA"),
        F("150", "exact person exchanged total|flow", origin="*", part="157"),
        F("семеро", "exact person exchanged total|flow", low=7, origin="*", group="civilian", part="157"),
        F("19", "exact person convicted total|flow", origin="*", part="157|None"),
    ),
    P(
        "uk-pow-ombudsman",
        """Омбудсмен Дмитро Лубінець: у російському полоні перебувають понад 6 тисяч українців, з них 1 800 — цивільні. 95% звільнених розповідали про тортури.""",
        F("6 тисяч", "min person captured total", origin="lubinets|ua_ombudsman", side="UA"),
        F("1 800", "exact person captured total", origin="lubinets|ua_ombudsman", group="civilian", part="6 тисяч"),
        F("95%", "exact person exchanged|captured|other share", origin="lubinets|ua_ombudsman"),
    ),
    P(
        "uk-pow-taken",
        """Сирський: на Курщині взяли в полон 590 росіян

Головнокомандувач ЗСУ Олександр Сирський сказав, що за серпень–вересень українські військові захопили 590 російських солдатів, більшість — строковики. Під контролем було близько 100 населених пунктів.""",
        F("590", "exact person captured total|flow", origin="syrskyi", side="RU", where="Курщині|Курщина"),
        F("590", "exact person captured flow|total", origin="syrskyi", side="RU"),
        F("100", "about place * total", origin="syrskyi"),
    ),
    # ---- mobilisation, contracts, strength -------------------------------------------------------------------------------
    P(
        "uk-budanov-contracts",
        """Буданов: план набору Росія виконує

За словами начальника ГУР Кирила Буданова, торік РФ планувала набрати на контракт 343 тисячі військових, а набрала 407 тисяч. Щодоби до війська приходять 1000–1100 осіб.""",
        F("343 тисячі", "exact person recruited target", origin="budanov|ua_hur", side="RU"),
        F("407 тисяч", "exact person recruited flow", origin="budanov|ua_hur", side="RU"),
        F("1000–1100", "exact person recruited flow", low=1000, high=1100, origin="budanov|ua_hur", side="RU"),
    ),
    P(
        "uk-grouping",
        """У ГУР назвали чисельність російського угруповання

Заступник начальника ГУР Вадим Скібіцький в інтерв'ю «Укрінформу» сказав, що в Україні воюють 712 тисяч російських військових. Ще до 40 тисяч росгвардійців охороняють тил.""",
        F("712 тисяч", "exact person strength total", origin="skibitskyi|ua_hur", side="RU"),
        F("40 тисяч", "max person strength|other total", origin="skibitskyi|ua_hur", side="RU|None"),
    ),
    P(
        "uk-conscription",
        """Путін підписав указ про весняний призов: на строкову службу забиратимуть 160 тисяч росіян віком від 18 до 30 років. Це на 10 тисяч більше, ніж навесні минулого року.""",
        F("160 тисяч", "exact person conscripted target|flow", origin="putin|ru_gov|None", side="RU"),
        F("10 тисяч", "exact person conscripted delta", origin="putin|ru_gov|None", side="RU"),
    ),
    P(
        "uk-mobilised-500k",
        """Залужний і Сирський просили мобілізувати ще 450–500 тисяч людей, розповів Зеленський на пресконференції у грудні 2023 року. У лавах ЗСУ тоді служили близько 850 тисяч осіб.""",
        F("450–500 тисяч", "exact person mobilised target", low=450_000, high=500_000, origin="zelensky|zaluzhnyi|syrskyi"),
        F("850 тисяч", "about person strength total", origin="zelensky|None|zaluzhnyi|syrskyi", side="UA"),
    ),
    P(
        "uk-women-army",
        """У ЗСУ служать понад 70 тисяч жінок — Міноборони

Станом на 1 січня 2025 року у війську проходили службу понад 70 тисяч жінок, із них 5,5 тисячі — безпосередньо на фронті. Про це повідомило Міністерство оборони України.""",
        F("70 тисяч", "min person strength total", origin="ua_mod", side="UA"),
        F("70 тисяч", "min person strength total", origin="ua_mod", side="UA|None", until="2025-01-01"),
        F("5,5 тисячі", "exact person strength total", low=5500, origin="ua_mod", part="70 тисяч"),
    ),
    P(
        "uk-interview-commander",
        """— Скільки людей у вас у батальйоні?
— За штатом 500, а в строю чоловік 200.
— А втікачі є?
— За рік пішло в СЗЧ сорок бійців, повернулося двадцять п'ять.""",
        F("500", "exact person strength total|target", origin="None"),
        F("200", "exact|about person strength total", origin="None"),
        F("сорок", "exact person awol flow", low=40, origin="None"),
        F("двадцять п'ять", "exact person returned flow|total", low=25, origin="None"),
    ),
    P(
        "uk-foreigners",
        """На боці Росії воюють щонайменше 18 092 іноземці зі 128 країн, повідомили в Координаційному штабі. Загинули 3 388 найманців. У полоні в Україні — двісті громадян 37 держав.""",
        F("18 092", "min person strength|recruited total", origin="ua_coord_pow", group="foreign"),
        F("128", "exact place *|None total", origin="ua_coord_pow"),
        F("3 388", "exact person killed total", origin="ua_coord_pow", group="mercenary|foreign"),
        F("двісті", "exact person captured total", low=200, origin="ua_coord_pow"),
        F("37", "exact place *|None total", origin="ua_coord_pow"),
    ),
    # ---- civil ------------------------------------------------------------------------------------------------------------
    P(
        "uk-refugees",
        """За даними УВКБ ООН, за кордоном залишаються 6,8 мільйона українських біженців. Найбільше прихистили Німеччина — 1,2 млн та Польща — 980 тис. осіб.
Усередині країни переселенцями є 3,7 млн людей.""",
        F("6,8 мільйона", "exact person displaced total", low=6_800_000, origin="un_unhcr", side="UA"),
        F("1,2 млн", "exact person displaced total", origin="un_unhcr", part="6,8 мільйона"),
        F("980 тис", "exact person displaced total", origin="un_unhcr", part="6,8 мільйона"),
        F("3,7 млн", "exact person displaced total", origin="un_unhcr"),
    ),
    P(
        "uk-children",
        """Росія депортувала щонайменше 19 546 українських дітей. Повернути вдалося 1 300, розповіли в Офісі омбудсмена.""",
        F("19 546", "min person deported total", origin="ua_ombudsman", side="UA", group="child"),
        F("1 300", "exact person returned total", origin="ua_ombudsman", part="19 546|None"),
    ),
    P(
        "uk-evacuation",
        """З Покровської громади за тиждень евакуювали 1 243 людини, зокрема 210 дітей. У місті залишаються близько 7 тисяч жителів, сказав начальник міської адміністрації Сергій Добряк.""",
        F("1 243", "exact person evacuated flow", origin="*", where="Покровської громади|None"),
        F("210", "exact person evacuated flow", origin="*", group="child", part="1 243"),
        F("7 тисяч", "about person strength|other|None total", origin="*"),
    ),
    P(
        "uk-border-fugitives",
        """Прикордонники затримали 49 тисяч чоловіків, які намагалися незаконно перетнути кордон від початку війни, повідомив речник ДПСУ Андрій Демченко. Щодня виявляють у середньому 40 порушників. Утопилися в Тисі 45 осіб.""",
        F("49 тисяч", "exact person detained total", origin="demchenko|ua_border_guard", since="2022-02-24"),
        F("40", "exact|about person detained|other flow", origin="demchenko|ua_border_guard"),
        F("45", "exact person killed total", origin="demchenko|ua_border_guard|None"),
    ),
    P(
        "uk-drone-moscow",
        """Атака дронів на Москву: у Міноборони РФ звітують про 337 збитих БпЛА

У Міноборони РФ заявили, що за ніч ППО нібито збила 337 українських безпілотників, з них 91 — над Московською областю. Троє людей загинули, 18 поранено, повідомив губернатор Андрій Воробйов.""",
        F("337", "exact uav shot_down flow|total", origin="ru_mod", side="UA|None"),
        F("337", "exact uav shot_down flow|total", origin="ru_mod", side="UA", hedged="True"),
        F("91", "exact uav shot_down flow|total", origin="ru_mod", where="Московською областю|Московська область", part="337"),
        F("Троє", "exact person killed flow|total", low=3, origin="*"),
        F("18", "exact person wounded flow|total", origin="*"),
    ),
    P(
        "uk-syria-digression",
        """Нагадаємо, раніше британська розвідка повідомляла про 30 тисяч російських утікачів. Тепер «Радіо Свобода» з посиланням на доповідь ООН пише вже про 50 тисяч дезертирів.""",
        F("30 тисяч", "exact person deserted total", origin="uk_mod", side="RU"),
        F("50 тисяч", "exact person deserted total", origin="un|un_ohchr", via="rferl"),
    ),
    P(
        "uk-headline-vs-body",
        """12 тисяч солдатів РФ утекли з фронту: розслідування

Щонайменше 12,5 тисячі російських військових розшукують за самовільне залишення частини, з'ясували журналісти «Важливих історій». Дві третини з них — контрактники.""",
        F("12 тисяч", "exact person deserted|awol total", origin="istories|None", side="RU"),
        F("12,5 тисячі", "min person wanted total", low=12_500, origin="istories", side="RU", offence="awol"),
        F("Дві третини", "exact person wanted share", low=66.7, origin="istories", group="contract"),
    ),
    # ---- second set, written after the first had been read ------------------------------------------------------------
    P(
        "uk2-losses-month",
        """Генштаб: у серпні Росія втратила майже 29 тисяч військових

За серпень 2025 року втрати російської армії становили 28 790 осіб убитими й пораненими. Це на 4 тисячі менше, ніж у липні.
Також українські військові знищили 71 танк, 189 бойових броньованих машин та 1 239 артилерійських систем.""",
        F("29 тисяч", "about person casualties flow", origin="ua_general_staff", side="RU"),
        F("28 790", "exact person casualties flow", origin="ua_general_staff", side="RU", since="2025-08", until="2025-08"),
        F("4 тисячі", "exact person casualties delta", origin="ua_general_staff"),
        F("71", "exact tank lost flow|total", origin="ua_general_staff", side="RU"),
        F("189", "exact afv lost flow|total", origin="ua_general_staff", side="RU"),
        F("1 239", "exact artillery lost flow|total", origin="ua_general_staff", side="RU"),
    ),
    P(
        "uk2-poll",
        """Опитування КМІС: 76% українців готові терпіти війну стільки, скільки буде потрібно. Торік таких було 71%. Опитали 1 027 респондентів.""",
        F("76%", "exact person other|None share", origin="kiis", side="UA"),
        F("71%", "exact person other|None share", origin="kiis"),
        F("1 027", "exact person other|None total", origin="kiis"),
    ),
    P(
        "uk2-verdict-story",
        """Суд у Дніпрі засудив двох військових, які покинули позиції

Обидва отримали по п'ять років позбавлення волі за частиною 4 статті 402 КК. Ще трьох їхніх побратимів суд звільнив від відбування покарання з випробуванням.
За даними прокуратури, за непокору в області відкрили 118 справ.""",
        F("двох", "exact person convicted total", low=2, where="Дніпрі|Дніпро|None"),
        F("трьох", "exact person suspended_sentence|convicted total", low=3),
        F("118", "exact case charged total", origin="ua_prosecutor", offence="refusal", side="UA|None"),
    ),
    P(
        "uk2-bbc-officers",
        """«Медіазона»: Росія втратила на війні понад 6 тисяч офіцерів

Станом на 1 серпня 2025 року журналісти встановили імена 6 012 загиблих офіцерів. Серед них — 12 генералів і 480 підполковників.""",
        F("6 тисяч", "min person killed|lost|casualties total", origin="mediazona", side="RU", group="officer"),
        F("6 012", "exact person killed|identified total", origin="mediazona", group="officer", until="2025-08-01"),
        F("12", "exact person killed|identified total", origin="mediazona", group="general", part="6 012"),
        F("480", "exact person killed|identified total", origin="mediazona", group="officer", part="6 012"),
    ),
    P(
        "uk2-drafting-ages",
        """У «Резерв+» зареєструвалися понад 4 мільйони військовозобов'язаних, повідомило Міноборони. Відстрочку мають близько 1 мільйона чоловіків. На навчання щомісяця направляють 30 тисяч мобілізованих.""",
        F("4 мільйони", "min person other|identified|None total", origin="ua_mod"),
        F("1 мільйона", "about person other|None total", origin="ua_mod"),
        F("30 тисяч", "exact person mobilised|strength|other flow", origin="ua_mod", group="mobilised"),
    ),
    P(
        "uk2-isw-quote",
        """Інститут вивчення війни (ISW) пише, що за травень російські війська захопили 507 квадратних кілометрів, втративши 38 560 військових. Тобто по 76 солдатів за кожен кілометр.""",
        F("38 560", "exact person casualties flow", origin="isw", side="RU"),
        F("76", "exact person casualties flow|total", origin="isw", optional=True),
    ),
    P(
        "uk2-sbu-traitors",
        """СБУ викрила 3 800 зрадників

З початку повномасштабної війни Служба безпеки України відкрила 3 800 проваджень про державну зраду. Обвинувальні вироки отримали 1 260 осіб, 94 агентів ФСБ затримали цього року.""",
        F("3 800", "exact person identified|charged|other|detained|None total", origin="ua_sbu|None"),
        F("3 800", "exact case charged total", origin="ua_sbu|None", offence="other", since="2022-02-24"),
        F("1 260", "exact person convicted total", origin="ua_sbu|None"),
        F("94", "exact person detained flow", origin="ua_sbu|None"),
    ),
    P(
        "uk2-drone-statistics-month",
        """За вересень Росія запустила по Україні 5 638 дронів і 185 ракет: підрахунки AFP

Аналіз даних Повітряних сил показав, що кількість безпілотників зросла на 38% проти серпня. ППО збила 87% дронів.""",
        F("5 638", "exact uav launched flow", origin="afp|ua_air_force", side="RU"),
        F("185", "exact missile launched flow", origin="afp|ua_air_force", side="RU"),
        F("38%", "* * * *", origin="*", optional=True),
        F("87%", "exact uav shot_down share", origin="ua_air_force|afp"),
    ),
    P(
        "uk2-crimea-deserters",
        """Рух «Атеш»: із 810-ї бригади морської піхоти за місяць утекли 60 морпіхів, понад 200 перебувають у списках СЗЧ. Командування приховує цифри.""",
        F("60", "exact person deserted flow", where="810-ї бригади", origin="*", side="RU|None"),
        F("200", "min person awol total", origin="*"),
    ),
    P(
        "uk2-telegram-butusov",
        """Юрій Бутусов:

❗️У червні 2025 року з армії пішли в СЗЧ 17 тис. солдатів — це рекорд.
Повернулися 1,5 тис.

✔️ Підтримати проєкт""",
        F("17 тис", "exact person awol flow", origin="butusov", side="UA|None", since="2025-06", until="2025-06"),
        F("1,5 тис", "exact person returned flow|total", low=1500, origin="butusov"),
    ),
    P(
        "uk2-medical",
        """Голова медичних сил Анатолій Казмірчук розповів «Українській правді», що до строю повертаються 70% поранених. Кінцівки втратили понад 50 тисяч українців.""",
        F("70%", "exact person returned|wounded share", origin="*"),
        F("50 тисяч", "min person wounded|other|lost|casualties|None total", origin="*", side="UA"),
    ),
    P(
        "uk2-north-korea-reinforcement",
        """Будaнов: КНДР надішле до Росії ще 25 тисяч робітників, а північнокорейські військові вже отримали 40% усіх снарядів для РФ… Тобто постачили 40%.""".replace("Будaнов", "Буданов").replace(", а північнокорейські військові вже отримали 40% усіх снарядів для РФ… Тобто постачили 40%.", ". Пхеньян постачає 40% снарядів, які витрачає російська армія."),
        F("25 тисяч", "exact person strength|supplied|other|recruited|None target", origin="budanov", side="KP|None"),
        F("40%", "exact munition supplied share", origin="budanov"),
    ),
    P(
        "uk2-casualties-civil-city",
        """Унаслідок удару по Тернополю загинули 26 людей, серед них троє дітей, — МВС. Доля ще 22 людей невідома. До лікарень звернулися 93 потерпілих.""",
        F("26", "exact person killed total|flow", origin="ua_mvs", where="Тернополю|Тернопіль|None"),
        F("троє", "exact person killed total|flow", low=3, origin="ua_mvs", group="child", part="26"),
        F("22", "exact person missing|other|None total|flow", origin="ua_mvs|None"),
        F("93", "exact person wounded|sought_help total|flow", origin="ua_mvs|None"),
    ),
    P(
        "uk2-russian-court-appeal",
        """У Росії суд виправдав мобілізованого, якого звинувачували в дезертирстві, — одного з 1 369 підсудних за цією статтею. За два роки засудили 98% обвинувачених, пише «Верстка».""",
        F("1 369", "exact person tried|charged total", origin="verstka", offence="desertion", side="RU"),
        F("98%", "exact person convicted share", origin="verstka"),
    ),
    P(
        "uk2-supply",
        """Німеччина передасть Україні ще дві системи Patriot, а Данія вже поставила 19 винищувачів F-16. Загалом партнери надали 44 літаки з 85 обіцяних, сказав речник Повітряних сил Юрій Ігнат.""",
        F("дві", "exact air_defence supplied target", low=2, origin="ihnat|ua_air_force|None"),
        F("19", "exact aircraft supplied total", origin="ihnat|ua_air_force|None"),
        F("44", "exact aircraft supplied total", origin="ihnat|ua_air_force", part="85"),
        F("85", "exact aircraft supplied target|total", origin="ihnat|ua_air_force"),
    ),
    P(
        "uk2-evasion-border",
        """Понад 20 тисяч чоловіків утекли з України, щоб уникнути мобілізації, з'ясувала BBC. Із них 19 740 перетнули кордон незаконно, а ще 21 113 затримали прикордонники.""",
        F("20 тисяч", "min person evaded|deserted|displaced total", origin="bbc|bbc_ukrainian|bbc_russian", side="UA"),
        F("19 740", "exact person evaded|deserted|displaced|other total", origin="bbc|bbc_ukrainian|bbc_russian", part="20 тисяч"),
        F("21 113", "exact person detained total", origin="bbc|bbc_ukrainian|bbc_russian|ua_border_guard"),
    ),
    P(
        "uk2-prison-recruits",
        """До ЗСУ мобілізували понад 10 тисяч засуджених

Із колоній умовно-достроково звільнили 10 250 осіб, які захотіли служити, повідомила заступниця міністра юстиції Євгенія Пікалова. Самовільно залишили службу 7% із них.""",
        F("10 тисяч", "min person mobilised total", group="convict", origin="*", side="UA"),
        F("10 250", "exact person mobilised|recruited|exchanged|other|strength total", origin="*", group="convict|None"),
        F("7%", "exact person awol share", origin="*"),
    ),
    P(
        "uk2-kursk-loss-of-ground",
        """«Радіо Свобода» порахувала: із травня до жовтня 2024 року російські військові розстріляли щонайменше 73 полонених. Прокуратура розслідує 62 епізоди.""",
        F("73", "min person killed flow|total", origin="rferl", since="2024-05", until="2024-10"),
        F("62", "exact case|incident charged|other|None total", origin="ua_prosecutor"),
    ),
    P(
        "uk2-quarter-table",
        """Статистика СЗЧ за кварталами 2025 року (дані ОГП):
I квартал — 45 341 справа
II квартал — 62 331 справа
Усього за півріччя — 107 672""",
        F("45 341", "exact case charged flow", origin="ua_prosecutor", offence="awol", since="2025-01", until="2025-03"),
        F("62 331", "exact case charged flow", origin="ua_prosecutor", offence="awol", since="2025-04", until="2025-06"),
        F("107 672", "exact case charged flow", origin="ua_prosecutor", offence="awol", since="2025-01", until="2025-06"),
    ),
    P(
        "uk2-anonymous-officer",
        """Офіцер однієї з бригад на умовах анонімності розповів Reuters: із 800 бійців, відправлених на підсилення, до позицій дійшли 56. Близько сотні відмовилися, решта втекла.""",
        F("800", "exact person strength|supplied|other total", origin="None|reuters"),
        F("56", "exact person strength|other|None|returned total", origin="None|reuters", part="800"),
        F("сотні", "about person refused total", low=100, origin="None|reuters", part="800|None"),
    ),
    P(
        "uk2-fines",
        """За порушення правил військового обліку поліція склала 12 800 протоколів. Три тисячі чоловіків заплатили штраф 17 тисяч гривень.""",
        F("12 800", "exact record|case|other charged|evaded|other|None total", origin="*"),
        F("Три тисячі", "exact person other|None|evaded|convicted total", low=3000, origin="*"),
    ),
    P(
        "uk2-rotation-of-bodies",
        """Україна повернула тіла 1 000 загиблих захисників, — Коордштаб

Ще 15 військових репатріювали живими. Росія передає тіла шістнадцятий раз.""",
        F("1 000", "exact person killed|returned|exchanged total", origin="ua_coord_pow", side="UA"),
        F("15", "exact person returned|exchanged total", origin="ua_coord_pow|None"),
    ),
    P(
        "uk2-economist-model",
        """The Economist оцінив кількість загиблих росіян у 190–350 тисяч. Разом із пораненими втрати сягають від 900 тисяч до 1,3 мільйона.""",
        F("190–350 тисяч", "exact person killed total", low=190_000, high=350_000, origin="econ", side="RU"),
        F("900 тисяч до 1,3 мільйона", "exact person casualties total", low=900_000, high=1_300_000, origin="econ", side="RU"),
    ),
    P(
        "uk2-hedged-kremlin-count",
        """Російські пропагандисти запевняють, ніби в полон здалися 300 українських морпіхів. У Генштабі назвали це брехнею й додали, що в полоні Росії немає й трьох десятків бійців бригади.""",
        F("300", "exact person surrendered total", origin="None|ru_gov", side="UA", hedged="True"),
        F("трьох десятків", "max|exact person captured total", low=30, origin="ua_general_staff"),
    ),
    # ---- a third set: channels, statistics, briefs, interviews -------------------------------------------------------
    P(
        "uk3-genstaff-evening",
        """⚡️ Оперативна інформація Генштабу на 22:00

Від початку доби відбулося 142 бойові зіткнення. Противник завдав 61 авіаудару, скинувши 97 керованих авіабомб.
▪️На Покровському напрямку наші захисники зупинили 38 штурмових дій окупантів.
За попередніми даними, сьогодні на цьому напрямку знешкоджено 174 загарбники, з них 96 — безповоротно.""",
        F("142", "exact incident other|attacked flow", origin="ua_general_staff"),
        F("61", "exact incident attacked|other flow|total", origin="ua_general_staff", side="RU|None"),
        F("97", "exact munition launched|attacked flow|total", origin="ua_general_staff", side="RU|None"),
        F("38", "exact incident attacked|other flow|total", origin="ua_general_staff"),
        F("174", "exact person casualties flow|total", origin="ua_general_staff", side="RU"),
        F("96", "exact person killed|casualties flow|total", origin="ua_general_staff", part="174"),
    ),
    P(
        "uk3-court-fine-story",
        """За СЗЧ — пів тисячі вироків на місяць

Упродовж жовтня 2025 року українські суди винесли 512 вироків за статтею 407 Кримінального кодексу, підрахував «Опендатабот». Реальний строк отримали 431 військовий, решту звільнили від покарання з випробуванням.
Найбільше вироків — 88 — ухвалили суди Дніпропетровщини.""",
        F("пів тисячі", "exact|about verdict convicted flow", low=500, origin="opendatabot|None"),
        F("512", "exact verdict convicted flow", origin="opendatabot", side="UA", offence="awol", since="2025-10", until="2025-10"),
        F("431", "exact person imprisoned|convicted flow|total", origin="opendatabot", part="512"),
        F("88", "exact verdict convicted flow|total", origin="opendatabot", part="512", where="Дніпропетровщини"),
    ),
    P(
        "uk3-air-force-morning",
        """✈️ У ніч на 14 листопада ворог атакував Україну 138 ударними БпЛА та 4 балістичними ракетами.

Станом на 9:00 протиповітряною обороною збито/подавлено 102 ворожі дрони. Зафіксовано влучання 36 дронів на 14 локаціях.
Повітряні сили ЗСУ""",
        F("138", "exact uav launched|attacked flow|total", origin="ua_air_force", side="RU"),
        F("4", "exact missile launched|attacked flow|total", origin="ua_air_force", side="RU"),
        F("102", "exact uav shot_down flow|total", origin="ua_air_force", side="RU", part="138|None"),
        F("36", "exact uav attacked|launched|other flow|total", origin="ua_air_force", side="RU", part="138|None"),
        F("14", "exact place attacked|other flow|total", origin="ua_air_force"),
    ),
    P(
        "uk3-koordshtab-bodies",
        """Україні повернули тіла ще тисячі полеглих

До України репатріювали 1 000 тіл, які, за твердженням російської сторони, належать українським військовим, повідомив Координаційний штаб з питань поводження з військовополоненими.
Загалом цього року додому привезли понад 14 тисяч тіл. Ідентифікували поки що лише 2 100 загиблих.""",
        F("тисячі", "exact person returned|killed|exchanged|other total|flow|delta", low=1000, origin="ua_coord_pow|None"),
        F("1 000", "exact person returned|killed|exchanged|other total|flow", origin="ua_coord_pow|ru_gov", side="UA"),
        F("14 тисяч", "min person returned|killed|exchanged|other flow|total", origin="ua_coord_pow"),
        F("2 100", "exact person identified|killed total|flow", origin="ua_coord_pow", part="14 тисяч|None"),
    ),
    P(
        "uk3-syrskyi-interview",
        """— Скільки людей щомісяця втрачає російська армія?
— Близько 35 тисяч убитими та пораненими. Набирають вони трохи менше — 33 тисячі на місяць.
— А скільки російських військ зараз воює проти нас?
— Угруповання налічує 712 тисяч осіб, — відповів Олександр Сирський.""",
        F("35 тисяч", "about person casualties flow", origin="syrskyi", side="RU"),
        F("33 тисячі", "exact person recruited flow", origin="syrskyi", side="RU"),
        F("712 тисяч", "exact person strength total", origin="syrskyi", side="RU"),
    ),
    P(
        "uk3-dbr-return-app",
        """ДБР: після СЗЧ повернулися ще 1 300 бійців

За минулий тиждень заяви на повернення через «Армія+» подали 2 450 військових, поінформували у Державному бюро розслідувань. З них 1 300 уже прибули до резервних батальйонів.
Тим часом слідчі ДБР скерували до суду 47 обвинувальних актів щодо тих, хто вербував утікачів.""",
        F("1 300", "exact person returned total|flow|delta", origin="ua_sbi", side="UA|None"),
        F("2 450", "exact person|request other|returned|sought_help flow", origin="ua_sbi"),
        F("1 300", "exact person returned flow|total", origin="ua_sbi", part="2 450"),
        F("47", "exact case tried|charged total|flow", origin="ua_sbi"),
    ),
    P(
        "uk3-istories-officers",
        """Журналісти «Важливих історій» з'ясували, скільки офіцерів утекло з російської армії

Видання роздобуло внутрішній список командування Південного військового округу. У ньому — прізвища 873 офіцерів, яких шукає військова поліція. Троє з них мають звання полковника, більшість — 540 — лейтенанти.""",
        F("873", "exact person wanted|deserted|awol total", origin="istories", side="RU", group="officer", where="Південного військового округу"),
        F("Троє", "exact person wanted|deserted|awol|other total", low=3, origin="istories", part="873"),
        F("540", "exact person wanted|deserted|awol|other total", origin="istories", part="873"),
    ),
    P(
        "uk3-isw-map",
        """ISW: росіяни платять за кожен кілометр

Американський Інститут вивчення війни підрахував: у жовтні армія РФ захопила 267 квадратних кілометрів. Кожен коштував їй у середньому 83 вбитих і поранених солдатів, посилається інститут на дані українського Генштабу.
За дев'ять місяців Росія втратила 290 тисяч військових.""",
        F("83", "exact|about person casualties flow|total", origin="ua_general_staff|isw", optional=True),
        F("290 тисяч", "exact person casualties flow", origin="ua_general_staff|isw", side="RU"),
    ),
    P(
        "uk3-mobilised-tck",
        """Скандал у ТЦК: «списали» 380 призовників

СБУ викрила начальника ТЦК на Львівщині, який допоміг уникнути призову щонайменше 380 чоловікам. Затримали також п'ятьох посередників.
Двоє лікарів уже під вартою, ще один переховується за кордоном.""",
        F("380", "exact person evaded|other|helped total", origin="ua_sbu|None"),
        F("380", "min person evaded|helped|other total", origin="ua_sbu"),
        F("п'ятьох", "exact person detained total", low=5, origin="ua_sbu"),
        F("Двоє", "exact person detained|imprisoned total", low=2, origin="ua_sbu"),
    ),
    P(
        "uk3-poll-army-trust",
        """Опитування КМІС: армії довіряють 92% українців

Влітку показник становив 94%. Президентові довіряють 61% опитаних, уряду — лише 27%.
Опитали 1 008 респондентів.""",
        F("92%", "exact person other share", low=92, origin="kiis"),
        F("94%", "exact person other share", low=94, origin="kiis"),
        F("61%", "exact person other share", low=61, origin="kiis"),
        F("27%", "exact person other share", low=27, origin="kiis"),
        F("1 008", "exact person other total|flow", origin="kiis"),
    ),
    P(
        "uk3-governor-shelling",
        """🔴 Херсонщина: за добу — 2 загиблих, 11 поранених

Олександр Прокудін: «Росіяни вгатили по 33 населених пунктах. Пошкоджено 5 багатоповерхівок та 17 приватних будинків. Через російську агресію двоє людей загинули, ще 11 — дістали поранення, серед них одна дитина».""",
        F("2", "exact person killed flow", origin="kherson_ova"),
        F("11", "exact person wounded flow", origin="kherson_ova"),
        F("33", "exact place attacked flow|total", origin="kherson_ova"),
        F("5", "exact place attacked|lost|other flow|total", origin="kherson_ova"),
        F("17", "exact place attacked|lost|other flow|total", origin="kherson_ova"),
        F("двоє", "exact person killed flow|total", low=2, origin="kherson_ova"),
        F("11", "exact person wounded flow|total", origin="kherson_ova"),
        F("одна", "exact person wounded flow|total", low=1, origin="kherson_ova", optional=True),
    ),
    P(
        "uk3-brigade-deepstate",
        """DeepState: з бригади пішли дві роти

Аналітики DeepState пишуть, що новостворена 157-ма бригада втратила через СЗЧ до 40% особового складу ще до виходу на позиції. Командування підтверджує 900 випадків самовільного залишення, утім наголошує: 370 бійців повернулися.""",
        F("дві", "exact formation deserted|awol total", low=2, origin="deepstate", optional=True),
        F("40%", "max person awol|deserted share", low=40, origin="deepstate", where="157-ма бригада"),
        F("900", "exact incident|case awol total", origin="*"),
        F("370", "exact person returned total", origin="*"),
    ),
    P(
        "uk3-budget-strength",
        """Рада ухвалила: гранична чисельність війська зросте

Депутати підтримали законопроєкт, який збільшує чисельність ЗСУ на 50 тисяч — до 900 тисяч військовослужбовців. Нині в Силах оборони служать близько 880 тисяч людей, казав Володимир Зеленський.""",
        F("50 тисяч", "exact person strength delta", origin="ua_rada|None", side="UA"),
        F("900 тисяч", "exact person strength target|total", origin="ua_rada|None", side="UA"),
        F("880 тисяч", "about person strength total", origin="zelensky", side="UA"),
    ),
    # ---- a fourth set ------------------------------------------------------------------------------------------------
    P(
        "uk4-opendatabot-year",
        """Кількість справ про СЗЧ подвоїлася за рік — Опендатабот

Торік правоохоронці відкрили 89 тисяч проваджень щодо самовільного залишення частини проти 22 тисяч у 2023-му. До суду дійшло лише 7% справ, ідеться в дослідженні Опендатабота.
Найчастіше тікають піхотинці.""",
        F("89 тисяч", "exact case charged flow", origin="opendatabot|None", offence="awol", side="UA"),
        F("22 тисяч", "exact case charged flow", origin="opendatabot|None", offence="awol", since="2023", until="2023"),
        F("7%", "exact case tried share", low=7, origin="opendatabot"),
    ),
    P(
        "uk4-pow-treatment",
        """Лубінець: у російському полоні перебувають понад 6 300 українських військових

Про це омбудсман сказав в ефірі «Радіо Свобода». Підтверджено страту щонайменше 273 полонених. Ще 16 тисяч цивільних незаконно утримує Росія.""",
        F("6 300", "min person captured total", origin="lubinets", side="UA"),
        F("273", "min person killed total", origin="lubinets", side="UA|None"),
        F("16 тисяч", "exact person detained|captured|imprisoned total", origin="lubinets", group="civilian"),
    ),
    P(
        "uk4-navy-losses",
        """Втрати ворога на 03.10.25

особового складу — близько 1 112 430 (+980) осіб
танків — 11 219 (+3) од
артилерійських систем — 33 344 (+18) од
БПЛА — 65 800 (+402) од
кораблі / катери — 28 (+0) од

Дані уточнюються. Генштаб ЗСУ""",
        F("1 112 430", "about person casualties total", origin="ua_general_staff", side="RU"),
        F("980", "exact person casualties delta", origin="ua_general_staff", side="RU"),
        F("11 219", "exact tank lost total", origin="ua_general_staff", side="RU"),
        F("3", "exact tank lost delta", origin="ua_general_staff", side="RU"),
        F("33 344", "exact artillery lost total", origin="ua_general_staff", side="RU"),
        F("18", "exact artillery lost delta", origin="ua_general_staff", side="RU"),
        F("65 800", "exact uav lost total", origin="ua_general_staff", side="RU"),
        F("402", "exact uav lost delta", origin="ua_general_staff", side="RU"),
        F("28", "exact ship lost total", origin="ua_general_staff", side="RU"),
        F("0", "exact ship lost delta", origin="ua_general_staff", optional=True),
    ),
    P(
        "uk4-forbes-brigades",
        """Forbes: росіяни кинули під Добропілля морпіхів

За оцінкою видання, до прориву залучили дві бригади морської піхоти — загалом близько 4 000 вояків. За перший тиждень вони втратили 11 бронемашин і 250 людей убитими.""",
        F("дві", "exact formation strength|other|attacked total", low=2, origin="forbes", side="RU"),
        F("4 000", "about person strength total", origin="forbes", side="RU"),
        F("11", "exact afv lost flow", origin="forbes", side="RU"),
        F("250", "exact person killed flow", origin="forbes", side="RU"),
    ),
    P(
        "uk4-police-search",
        """Поліція шукає 1 240 ухилянтів на Закарпатті

За даними обласного управління, від початку року склали 3 870 адмінпротоколів. До ТЦК доставили 915 чоловіків, четверо чинили опір.""",
        F("1 240", "exact person wanted|evaded total", origin="ua_police|None", offence="evasion|None"),
        F("3 870", "exact record|case other|evaded|charged flow|total", origin="ua_police|None"),
        F("915", "exact person detained|other|mobilised flow|total", origin="ua_police|None"),
        F("четверо", "exact person refused|other flow|total", low=4, origin="ua_police|None"),
    ),
    P(
        "uk4-volunteer-interview",
        """Юристка гарячої лінії: «Дзвонять щодня»

«За серпень до нас звернулися 1 150 військових. Дві третини питають, як оформити переведення, чверть — як повернутися після СЗЧ. Минулого літа таких дзвінків було вдвічі менше», — розповіла «Суспільному» юристка Оксана Марчук.""",
        F("1 150", "exact person sought_help flow", origin="*"),
        F("Дві третини", "exact person sought_help share", low=66.7, origin="*", part="1 150"),
        F("чверть", "exact person sought_help|returned|awol share", low=25, origin="*", part="1 150"),
    ),
    P(
        "uk4-kremlin-budget",
        """Росія планує набрати ще 400 тисяч контрактників

Про такий план на 2026 рік повідомив заступник начальника ГУР Вадим Скібіцький. Цьогорічний план у 403 тисячі росіяни вже виконали.""",
        F("400 тисяч", "exact person recruited target", origin="skibitskyi", side="RU"),
        F("403 тисячі", "exact person recruited target|flow|total", origin="skibitskyi", side="RU"),
    ),
    P(
        "uk4-odesa-night",
        """Одеса після нічної атаки: 1 загиблий, 27 постраждалих

❗️ Кількість поранених зросла до 31, — начальник ОВА Олег Кіпер.
Серед них — троє дітей. У лікарнях залишаються 12 людей. Знищено 8 квартир.""",
        F("1", "exact person killed total|flow", origin="*"),
        F("27", "exact person wounded total|flow", origin="*"),
        F("31", "exact person wounded total", origin="*"),
        F("троє", "exact person wounded total", low=3, origin="*", group="child", part="31"),
        F("12", "exact person wounded|other total", origin="*", part="31|None"),
        F("8", "exact place lost|attacked|other total", origin="*"),
    ),
    P(
        "uk4-mediazona-women",
        """Серед засуджених утікачів — 12 жінок

Від часу мобілізації російські суди засудили за дезертирство 1 830 осіб, із них 12 — жінки, пише «Медіазона». Реальні строки дістали 83% підсудних, решта відбулася умовними.""",
        F("12", "exact person convicted total", origin="mediazona|None", group="women|female|woman|None"),
        F("1 830", "exact person convicted total", origin="mediazona", side="RU", offence="desertion", since="2022-09"),
        F("12", "exact person convicted total", origin="mediazona", part="1 830"),
        F("83%", "exact person imprisoned|convicted share", low=83, origin="mediazona"),
    ),
    P(
        "uk4-ssu-drones",
        """СБУ вразила 4 літаки на аеродромі «Саки»

Джерела в спецслужбі розповіли: знищено Су-30СМ, ще три Су-24 пошкоджено. Морський дрон за місяць потопив два катери окупантів.""",
        F("4", "exact aircraft lost|attacked total", origin="ua_sbu|None", side="RU"),
        F("три", "exact aircraft lost|attacked total", low=3, origin="ua_sbu|None"),
        F("два", "exact ship lost flow|total", low=2, origin="ua_sbu|None", side="RU"),
    ),
    # ---- a fifth set, short: read once before the report ---------------------------------------------------------------
    P(
        "uk5-hotline-report",
        """Проєкт «Хочу жить»: кожен десятий полонений здався сам

За три роки на гарячу лінію проєкту надійшло 48 тисяч звернень від росіян. Скористалися програмою 420 військових, повідомив речник проєкту Віталій Матвієнко. Серед них — 60 іноземців.""",
        F("48 тисяч", "exact request sought_help flow|total", origin="hochu_zhyt|matviienko", side="RU"),
        F("420", "exact person surrendered|other total|flow", origin="hochu_zhyt|matviienko"),
        F("60", "exact person surrendered|other total|flow", origin="hochu_zhyt|matviienko", group="foreign", part="420"),
    ),
    P(
        "uk5-rada-amnesty",
        """Рада продовжила строк повернення із СЗЧ

За даними ДБР, можливістю вже скористалися 29 800 військових. Водночас лише у липні зареєстрували 18 тисяч нових проваджень за статтею 407.""",
        F("29 800", "exact person returned|other total", origin="ua_sbi"),
        F("18 тисяч", "exact case charged flow", origin="ua_sbi|None", offence="awol"),
    ),
    P(
        "uk5-verstka-shot",
        """«Вёрстка»: командири стратили понад 100 своїх

Журналісти встановили імена 101 російського військового, якого звинувачують у розстрілах однополчан. Підтверджено загибель щонайменше 150 солдатів від рук командирів.""",
        F("100", "min person killed total", origin="verstka", side="RU"),
        F("101", "exact person identified|charged|other total", origin="verstka", side="RU"),
        F("150", "min person killed total", origin="verstka", side="RU"),
    ),
    P(
        "uk5-sumy-governor",
        """⚡️Сумщина. За добу росіяни здійснили майже 90 обстрілів по 36 населених пунктах, — ОВА.

Загинув 1 чоловік, 6 людей поранено. Евакуйовано 22 мешканці.""",
        F("90", "about incident attacked flow", origin="*"),
        F("36", "exact place attacked flow|total", origin="*"),
        F("1", "exact person killed flow|total", origin="*"),
        F("6", "exact person wounded flow|total", origin="*"),
        F("22", "exact person evacuated flow|total", origin="*"),
    ),
    P(
        "uk5-tanks-oryx",
        """Скільки танків лишилося в Росії

Аналітик Oryx підрахував, що з 2022 року РФ втратила 4 130 танків, з них 560 захопили українці. На базах зберігання, за супутниковими знімками, стоїть 2 887 машин.""",
        F("4 130", "exact tank lost total", origin="oryx", side="RU", since="2022"),
        F("560", "exact tank captured|lost total", origin="oryx", side="RU", part="4 130"),
        F("2 887", "exact tank|vehicle strength|other total", origin="oryx|None", side="RU"),
    ),
]

RUSSIAN: list[Sample] = [
    # ---- absence without leave, desertion, refusal: both armies ------------------------------------------------------
    P(
        "ru-mediazona-year",
        """«Медиазона»: за год в суды поступило более 10 тысяч дел о самоволке

В 2024 году российские гарнизонные суды получили 10 308 дел по статьям о самовольном оставлении части, дезертирстве и неисполнении приказа, подсчитала «Медиазона». Годом ранее таких дел было 5 517.
Из 10 308 дел 9 059 — по статье 337 УК (самоволка), 714 — о неисполнении приказа, 535 — о дезертирстве.""",
        F("10 тысяч", "min case tried flow", origin="mediazona"),
        F("10 308", "exact case tried flow", origin="mediazona", side="RU", offence="service_all", since="2024", until="2024"),
        F("5 517", "exact case tried flow", origin="mediazona", side="RU", since="2023", until="2023"),
        F("10 308", "exact case tried flow|total", origin="mediazona", side="RU"),
        F("9 059", "exact case tried flow|total", origin="mediazona", offence="awol", part="10 308"),
        F("714", "exact case tried flow|total", origin="mediazona", offence="refusal", part="10 308"),
        F("535", "exact case tried flow|total", origin="mediazona", offence="desertion", part="10 308"),
    ),
    P(
        "ru-british-review",
        """Британская разведка сообщила о рекорде по приговорам за дезертирство

По данным Минобороны Великобритании, которое ссылается на «Медиазону», в марте осудили 684 российских военнослужащих. С начала частичной мобилизации суды рассмотрели не менее 7,4 тысячи дел. Больше всего — в Московской области (496).""",
        F("684", "exact person convicted flow", origin="mediazona", via="uk_mod", side="RU"),
        F("7,4 тысячи", "min case tried total", low=7400, origin="mediazona|uk_mod", side="RU", since="2022-09"),
        F("496", "exact case tried total", origin="mediazona|uk_mod", where="Московской области", part="7,4 тысячи"),
    ),
    P(
        "ru-istories-deserters",
        """«Важные истории»: из армии сбежали почти 50 тысяч человек

Издание получило документ, согласно которому в розыск объявлены 49 954 военных. Из них 16,4 тысячи — контрактники, 15,2 тысячи — мобилизованные, ещё около 500 — офицеры.
В Минобороны РФ запрос журналистов не прокомментировали.""",
        F("50 тысяч", "about person deserted|awol total", origin="istories"),
        F("49 954", "exact person wanted total", origin="istories|None", side="RU"),
        F("16,4 тысячи", "exact person wanted total", low=16_400, origin="istories|None", group="contract", part="49 954"),
        F("15,2 тысячи", "exact person wanted total", low=15_200, origin="istories|None", group="mobilised", part="49 954"),
        F("500", "about person wanted total", origin="istories|None", group="officer", part="49 954"),
    ),
    P(
        "ru-verstka-divisions",
        """Из 20-й дивизии сбежали больше тысячи военных

«Вёрстка» изучила рапорты командиров: на март 2025 года в самовольной отлучке числятся 1 010 военнослужащих 20-й гвардейской мотострелковой дивизии. 26 из них — офицеры. 150 человек были мобилизованы, двое — срочники.""",
        F("тысячи", "min person deserted|awol total", low=1000, origin="verstka|None", where="20-й дивизии"),
        F("1 010", "exact person awol total", origin="verstka", where="20-й гвардейской мотострелковой дивизии", until="2025-03"),
        F("26", "exact person awol total", origin="verstka", group="officer", part="1 010"),
        F("150", "exact person awol|mobilised total", origin="verstka", group="mobilised", part="1 010"),
        F("двое", "exact person awol total", low=2, origin="verstka", group="conscript", part="1 010"),
    ),
    P(
        "ru-telegram-refuseniks",
        """🪖 **Более 80 мобилизованных отказались идти на штурм** — родственники

Их держат в подвале в Зайцево, пишет «Астра». Трое якобы избиты.

📩 Написать нам: бот
🔗 Подписаться — нас 340 тысяч""",
        F("80", "min person refused total", origin="astra|None", group="mobilised"),
        F("Трое", "exact person wounded|other|casualties total", low=3, origin="astra", hedged="True", optional=True),
        F("340 тысяч", "* * * *", origin="*", optional=True, role="*"),
    ),
    P(
        "ru-asylum",
        """Около 3 тысяч российских дезертиров попросили убежища в странах ЕС, сообщает организация «Прощай, оружие». Во Францию удалось въехать шестерым. Помощь с выездом получили 540 человек.""",
        F("3 тысяч", "about person sought_asylum total", origin="farewell_to_arms", side="RU"),
        F("шестерым", "exact person other|sought_asylum|deserted|None|helped total", low=6, origin="farewell_to_arms|None"),
        F("540", "exact person helped total", origin="farewell_to_arms"),
    ),
    P(
        "ru-idite-lesom",
        """Проект «Идите лесом» в октябре 2024 года получил 2 100 обращений, из них 439 — от дезертиров. Всего за два года организация помогла уклониться от войны более чем 40 тысячам человек, говорит её основатель Григорий Свердлин.""",
        F("2 100", "exact request sought_help flow", origin="get_lost", since="2024-10", until="2024-10"),
        F("439", "exact request sought_help flow", origin="get_lost", part="2 100"),
        F("40 тысячам", "min person helped flow|total", origin="sverdlin|get_lost"),
    ),
    P(
        "ru-ukr-awol",
        """Генпрокуратура Украины: с начала войны возбуждено 265 843 дела о СОЧ

Кроме того, 50 058 производств открыто о дезертирстве. Такие данные приводит РБК-Украина со ссылкой на Офис генпрокурора.
Только за январь — июль 2025 года зарегистрировали 110 511 дел.""",
        F("265 843", "exact case charged total", origin="ua_prosecutor", side="UA", offence="awol", since="2022-02-24"),
        F("50 058", "exact case charged total", origin="ua_prosecutor", side="UA", offence="desertion"),
        F("110 511", "exact case charged flow", origin="ua_prosecutor", side="UA", since="2025-01", until="2025-07"),
    ),
    P(
        "ru-tass-boyko",
        """ТАСС: из ВСУ за год дезертировали 200 тысяч человек

Украинский журналист Владимир Бойко написал, что за год из украинской армии дезертировали не менее 200 тысяч военнослужащих, передаёт ТАСС. Ежедневно части самовольно покидают 576 человек.""",
        F("200 тысяч", "exact person deserted flow", origin="boyko|tass", side="UA"),
        F("200 тысяч", "min person deserted flow", origin="boyko", via="tass", side="UA"),
        F("576", "exact person awol|deserted flow", origin="boyko", via="tass", side="UA"),
    ),
    P(
        "ru-siversky",
        """По словам депутата Верховной рады Руслана Горбенко, в СОЧ ушли 160–170 тысяч бойцов. Вернулись в строй около 30 тысяч, добавил он.""",
        F("160–170 тысяч", "exact person awol total", low=160_000, high=170_000, origin="*", side="UA|None"),
        F("30 тысяч", "about person returned total", origin="*"),
    ),
    P(
        "ru-wanted-list",
        """В базе розыска МВД РФ «Медиазона» нашла 2 783 военных, которые самовольно покинули службу. Большинство — 2 020 человек — рядовые.
Ещё 79 человек разыскиваются за дезертирство, сообщило издание.""",
        F("2 783", "exact person wanted total", origin="mediazona", side="RU", offence="awol"),
        F("2 020", "exact person wanted total", origin="mediazona", part="2 783"),
        F("79", "exact person wanted total", origin="mediazona", offence="desertion"),
    ),
    P(
        "ru-surrender-sentence",
        """За добровольную сдачу в плен по статье 352.1 осудили уже восьмерых, а всего возбудили 97 дел, рассказал адвокат Максим Гребенюк. Шесть приговоров вынесены заочно.""",
        F("восьмерых", "exact person convicted total", low=8, origin="*", offence="voluntary_surrender"),
        F("97", "exact case charged total", origin="*", offence="voluntary_surrender"),
        F("Шесть", "exact verdict convicted total", low=6, origin="*", part="*"),
    ),
    P(
        "ru-garrison-court-month",
        """В июле 2025 года военные суды Самарской области вынесли 38 приговоров за самоволку, ещё 4 дела вернули прокурору. Двоих оправдали.
За первое полугодие — 204 приговора.""",
        F("38", "exact verdict convicted flow", side="RU|None", where="Самарской области", offence="awol", since="2025-07", until="2025-07"),
        F("4", "exact case other|tried|returned flow|total"),
        F("Двоих", "exact person acquitted flow|total", low=2),
        F("204", "exact verdict convicted flow", since="2025-01", until="2025-06"),
    ),
    P(
        "ru-regions-bare",
        """Чаще всего военных судят за побег в Московской области — 621 дело. За ней идут Свердловская (258), Самарская (241) и Оренбургская (199), следует из подсчётов «Медиазоны».""",
        F("621", "exact case tried|charged total", origin="mediazona", where="Московской области"),
        F("258", "exact case tried|charged total", origin="mediazona", where="Свердловская"),
        F("241", "exact case tried|charged total", origin="mediazona", where="Самарская"),
        F("199", "exact case tried|charged total", origin="mediazona", where="Оренбургская"),
    ),
    # ---- ministries, General Staff, losses of equipment ----------------------------------------------------------------
    P(
        "ru-mod-summary",
        """Сводка Минобороны РФ на 12 апреля

Подразделения группировки «Запад» нанесли поражение бригадам ВСУ в районе Купянска. Противник потерял до 245 военнослужащих, три боевые бронированные машины, 11 автомобилей и два склада боеприпасов.
Средствами ПВО сбиты 93 беспилотника и четыре снаряда HIMARS.
Всего с начала спецоперации уничтожены: 659 самолётов, 283 вертолёта, 51 612 беспилотников, 22 714 танков и других бронированных машин.""",
        F("245", "max person casualties total|flow", origin="ru_mod", side="UA"),
        F("три", "exact afv lost total|flow", low=3, origin="ru_mod", side="UA"),
        F("11", "exact vehicle lost total|flow", origin="ru_mod", side="UA"),
        F("два", "exact place|munition|other lost total|flow", low=2, origin="ru_mod", side="UA"),
        F("93", "exact uav shot_down total|flow", origin="ru_mod", side="UA|None"),
        F("четыре", "exact munition|missile shot_down total|flow", low=4, origin="ru_mod"),
        F("659", "exact aircraft lost total", origin="ru_mod", side="UA", since="2022-02-24"),
        F("283", "exact helicopter lost total", origin="ru_mod", side="UA"),
        F("51 612", "exact uav lost total", origin="ru_mod", side="UA"),
        F("22 714", "exact tank|afv lost total", origin="ru_mod", side="UA"),
    ),
    P(
        "ru-mod-telegram",
        """⚡️Минобороны: за ночь уничтожено 72 украинских БПЛА

▪️ 24 — над Белгородской областью,
▪️ 20 — над Курской,
▪️ по 14 — над Брянской и Ростовской областями.

Подписывайтесь на канал""",
        F("72", "exact uav shot_down|lost flow|total", origin="ru_mod", side="UA"),
        F("24", "exact uav shot_down|lost flow|total", origin="ru_mod", where="Белгородской областью", part="72"),
        F("20", "exact uav shot_down|lost flow|total", origin="ru_mod", where="Курской", part="72"),
        F("14", "exact uav shot_down|lost flow|total", origin="ru_mod", part="72"),
    ),
    P(
        "ru-genstaff-ua",
        """Генштаб ВСУ: потери России за сутки — 1 210 человек

Общие потери противника с 24 февраля 2022 года по 3 мая 2025 года:
личный состав — около 955 660 (+1 210),
танки — 10 755 (+3),
ББМ — 22 409 (+7),
артиллерия — 27 346 (+54),
БПЛА — 34 750 (+98),
крылатые ракеты — 3 197 (+0).""",
        F("1 210", "exact person casualties flow|delta", origin="ua_general_staff", side="RU"),
        F("955 660", "about person casualties total", origin="ua_general_staff", side="RU", until="2025-05-03"),
        F("1 210", "exact person casualties delta", origin="ua_general_staff", side="RU"),
        F("10 755", "exact tank lost total", origin="ua_general_staff", side="RU", until="2025-05-03"),
        F("3", "exact tank lost delta", origin="ua_general_staff"),
        F("22 409", "exact afv lost total", origin="ua_general_staff"),
        F("7", "exact afv lost delta", origin="ua_general_staff"),
        F("27 346", "exact artillery lost total", origin="ua_general_staff"),
        F("54", "exact artillery lost delta", origin="ua_general_staff"),
        F("34 750", "exact uav lost total", origin="ua_general_staff"),
        F("98", "exact uav lost delta", origin="ua_general_staff"),
        F("3 197", "exact missile lost total", origin="ua_general_staff"),
        F("0", "exact missile lost delta", origin="ua_general_staff"),
    ),
    P(
        "ru-massive-strike",
        """Россия ударила по Украине 367 дронами и ракетами

По данным Воздушных сил, ночью РФ выпустила 69 ракет и 298 ударных беспилотников. Сбить удалось 45 ракет и 266 дронов. Попадания зафиксированы в 22 местах.
Погибли не менее 12 человек, среди них трое детей, ранены 60, сообщили в ГСЧС Украины.""",
        F("367", "exact uav|missile|other launched|attacked flow|total", origin="ua_air_force|None", side="RU|None"),
        F("69", "exact missile launched flow|total", origin="ua_air_force", side="RU"),
        F("298", "exact uav launched flow|total", origin="ua_air_force", side="RU"),
        F("45", "exact missile shot_down flow|total", origin="ua_air_force", part="69|None"),
        F("266", "exact uav shot_down flow|total", origin="ua_air_force", part="298|None"),
        F("22", "exact place attacked flow|total", origin="ua_air_force"),
        F("12", "min person killed flow|total", origin="*"),
        F("трое", "exact person killed flow|total", low=3, origin="*", group="child", part="12"),
        F("60", "exact person wounded flow|total", origin="*"),
    ),
    P(
        "ru-oryx",
        """Согласно подсчётам Oryx, с начала вторжения Россия потеряла не менее 11 653 единиц техники, в том числе 2 529 танков. Украина — 4 100 единиц, из них 700 танков.""",
        F("11 653", "min special_equipment|vehicle|other lost total", origin="oryx", side="RU", since="2022-02-24"),
        F("2 529", "exact tank lost total", origin="oryx", side="RU", part="11 653"),
        F("4 100", "exact special_equipment|vehicle|other lost total", origin="oryx", side="UA"),
        F("700", "exact tank lost total", origin="oryx", side="UA", part="4 100"),
    ),
    P(
        "ru-abrams",
        """Из 31 танка «Абрамс», переданного Украине Соединёнными Штатами, потеряны 27, пишет The New York Times. Австралия поставит ещё 49 машин.""",
        F("31", "exact tank supplied total", origin="nyt|None", side="UA|US|None"),
        F("27", "exact tank lost total", origin="nyt", side="UA", part="31"),
        F("49", "exact tank|vehicle supplied target", origin="nyt|None"),
    ),
    # ---- the dead and the wounded ----------------------------------------------------------------------------------------
    P(
        "ru-bbc-count",
        """Би-би-си и «Медиазона» установили имена 121 507 погибших российских военных

За две недели список пополнился на 2 394 имени. Среди погибших — 5 600 офицеров, из них 12 генералов.
Реальное число погибших, по оценке издания, может достигать 270 тысяч.""",
        F("121 507", "exact person identified|killed total", origin="bbc_russian|mediazona", side="RU"),
        F("2 394", "exact person identified|killed delta|flow", origin="bbc_russian|mediazona", side="RU"),
        F("5 600", "exact person killed|identified total", origin="bbc_russian|mediazona", group="officer", part="121 507|None"),
        F("12", "exact person killed|identified total", origin="bbc_russian|mediazona", group="general", part="5 600"),
        F("270 тысяч", "max person killed total", origin="bbc_russian|mediazona", side="RU", hedged="*"),
    ),
    P(
        "ru-probate",
        """«Медуза» и «Медиазона» оценили потери российской армии по реестру наследственных дел: к концу 2024 года погибли около 165 тысяч мужчин. Из них 100 тысяч — за последний год.""",
        F("165 тысяч", "about person killed total", origin="meduza|mediazona", side="RU", until="2024"),
        F("100 тысяч", "exact|about person killed flow", origin="meduza|mediazona", part="165 тысяч"),
    ),
    P(
        "ru-uk-mod-losses",
        """Минобороны Великобритании: потери российской армии превысили миллион

По оценке британской разведки, с 24 февраля 2022 года Россия потеряла убитыми и ранеными более 1 млн человек, из них около 250 тысяч погибли. В среднем в мае 2025 года армия теряла по 1 140 человек в день.""",
        F("миллион", "min person casualties total", low=1_000_000, origin="uk_mod", side="RU"),
        F("1 млн", "min person casualties total", origin="uk_mod", side="RU", since="2022-02-24"),
        F("250 тысяч", "about person killed total", origin="uk_mod", side="RU", part="1 млн"),
        F("1 140", "exact|about person casualties flow", origin="uk_mod", side="RU", since="2025-05", until="2025-05"),
    ),
    P(
        "ru-shoigu",
        """Министр обороны Сергей Шойгу заявил, что ВСУ потеряли с начала года более 83 тысяч военнослужащих убитыми и ранеными. Российские потери он не назвал. Последний раз ведомство отчитывалось о 5 937 погибших в сентябре 2022 года.""",
        F("83 тысяч", "min person casualties flow|total", origin="shoigu|ru_mod", side="UA"),
        F("5 937", "exact person killed total", origin="ru_mod|shoigu", side="RU|None"),
    ),
    P(
        "ru-putin-losses",
        """Путин на встрече с главами мировых агентств сказал, что соотношение потерь — один к пяти, а в украинском плену находятся 1 348 российских военных. В российском — 6 465 украинских.""",
        F("1 348", "exact person captured total", origin="putin", side="RU"),
        F("6 465", "exact person captured total", origin="putin", side="UA"),
    ),
    P(
        "ru-crocus-style",
        """Число погибших при атаке на Белгород выросло до 25

Среди них пятеро детей, сообщили в МЧС. Ранены 109 человек, в больницах остаются 45.""",
        F("25", "exact person killed total", origin="*"),
        F("пятеро", "exact person killed total", low=5, origin="*", group="child", part="25"),
        F("109", "exact person wounded total", origin="*"),
        F("45", "exact person wounded|other|None total", origin="*"),
    ),
    P(
        "ru-zelensky-retold",
        """Зеленский в интервью CNN сказал, что Украина потеряла убитыми 55 тысяч военных — кадровых и мобилизованных. «И есть большое количество людей, которых Украина считает пропавшими без вести».
Ранее он называл цифру в 43 тысячи.""",
        F("55 тысяч", "exact person killed total", origin="zelensky", side="UA"),
        F("43 тысячи", "exact person killed total", origin="zelensky", side="UA"),
    ),
    P(
        "ru-wsj-nato",
        """The Wall Street Journal со ссылкой на неназванных чиновников пишет, что Украина потеряла около 80 тысяч убитыми и 400 тысяч ранеными. Потери России западные разведки оценивают в 200 тысяч убитых.""",
        F("80 тысяч", "about person killed total", origin="wsj|None", side="UA"),
        F("400 тысяч", "about|exact person wounded total", origin="wsj|None", side="UA"),
        F("200 тысяч", "exact person killed total", origin="*", side="RU"),
    ),
    P(
        "ru-korea",
        """Южнокорейская разведка: КНДР потеряла под Курском 4 700 человек

Национальная служба разведки Южной Кореи доложила парламенту, что потери северокорейцев составили 4 700 человек, включая 600 погибших. Две тысячи раненых вернули домой.""",
        F("4 700", "exact person casualties total", origin="kr_nis", side="KP"),
        F("4 700", "exact person casualties total", origin="kr_nis", side="KP"),
        F("600", "exact person killed total", origin="kr_nis", side="KP", part="4 700"),
        F("Две тысячи", "exact person wounded|returned total", low=2000, origin="kr_nis", side="KP"),
    ),
    P(
        "ru-ryazan-missing",
        """В Суджанском районе пропавшими без вести считаются 517 жителей, рассказал врио губернатора Курской области Александр Хинштейн. Найдены живыми 1 168 человек. Погибли не менее 304 мирных жителей.""",
        F("517", "exact person missing total", origin="*", where="Суджанском районе|Курской области"),
        F("1 168", "exact person identified|returned|other|None|missing total", origin="*"),
        F("304", "min person killed total", origin="*", group="civilian"),
    ),
    # ---- prisoners --------------------------------------------------------------------------------------------------------
    P(
        "ru-swap",
        """Россия и Украина обменялись пленными по формуле 175 на 175

Из украинского плена возвращены 175 российских военнослужащих, сообщили в Минобороны РФ. Взамен переданы 175 военнопленных ВСУ. Ещё 22 тяжелораненых Россия отдала в качестве жеста доброй воли.""",
        F("175", "exact person exchanged total|flow", origin="*"),
        F("175", "exact person exchanged total|flow", origin="*"),
        F("175", "exact person exchanged total|flow", origin="ru_mod", side="RU"),
        F("175", "exact person exchanged total|flow", origin="ru_mod", side="UA"),
        F("22", "exact person exchanged|wounded|returned total|flow", origin="ru_mod", side="UA|None"),
    ),
    P(
        "ru-swap-1000",
        """В рамках обмена «1000 на 1000» домой вернулись 307 россиян

Москальковa уточнила, что за три дня освобождены 880 военных и 120 гражданских лиц.""".replace("Москальковa", "Омбудсмен Татьяна Москалькова"),
        F("1000", "exact person exchanged *", origin="*", optional=True),
        F("1000", "exact person exchanged *", origin="*", optional=True),
        F("307", "exact person exchanged|returned total|flow", origin="*", side="RU"),
        F("880", "exact person exchanged flow|total", origin="moskalkova|ru_ombudsman"),
        F("120", "exact person exchanged flow|total", origin="moskalkova|ru_ombudsman", group="civilian"),
    ),
    P(
        "ru-bodies",
        """Помощник президента Владимир Мединский: Россия передала Украине тела 6 060 военнослужащих. В ответ получены останки 78 российских военных.""",
        F("6 060", "exact person killed|returned|exchanged total", origin="medinsky", side="UA"),
        F("78", "exact person killed|returned|exchanged total", origin="medinsky", side="RU"),
    ),
    P(
        "ru-pow-camp",
        """Проект «Хочу жить» опубликовал списки 1 500 пленных россиян. По словам представителя проекта Виталия Матвиенко, каждую неделю в плен попадают 60–90 военных, а за всё время добровольно сдались 400 человек.""",
        F("1 500", "exact person captured|identified total", origin="hochu_zhyt", side="RU"),
        F("60–90", "exact person captured flow", low=60, high=90, origin="matviienko|hochu_zhyt"),
        F("400", "exact person surrendered total", origin="matviienko|hochu_zhyt"),
    ),
    # ---- mobilisation, contracts, strength ----------------------------------------------------------------------------------
    P(
        "ru-contracts-medvedev",
        """Медведев: с начала года контракт подписали 210 тысяч человек

Ещё 18 тысяч вступили в добровольческие отряды, заявил заместитель председателя Совбеза. В 2024 году на службу по контракту поступили около 450 тысяч россиян.""",
        F("210 тысяч", "exact person recruited flow|total", origin="medvedev"),
        F("18 тысяч", "exact person recruited flow|total", origin="medvedev", group="volunteer|None"),
        F("450 тысяч", "about person recruited flow", origin="medvedev", side="RU", since="2024", until="2024"),
    ),
    P(
        "ru-conscription",
        """Осенью 2025 года в России планируют призвать на срочную службу 135 тысяч человек — указ Владимира Путина опубликован 29 сентября. Весной призвали 160 тысяч.""",
        F("135 тысяч", "exact person conscripted target", origin="*", side="RU"),
        F("160 тысяч", "exact person conscripted flow", origin="*", side="RU"),
    ),
    P(
        "ru-mobilisation-2022",
        """В ходе частичной мобилизации призвали 318 тысяч россиян, сообщил Путин в ноябре 2022 года: 300 тысяч по плану и 18 тысяч добровольцев. В зоне боёв находились 77 тысяч, остальные — на полигонах.""",
        F("318 тысяч", "exact person mobilised total", origin="putin", side="RU"),
        F("300 тысяч", "exact person mobilised total|target", origin="putin", side="RU", part="318 тысяч"),
        F("18 тысяч", "exact person mobilised|recruited total", origin="putin", side="RU", group="volunteer", part="318 тысяч"),
        F("77 тысяч", "exact person strength|mobilised total", origin="putin", side="RU", part="318 тысяч"),
    ),
    P(
        "ru-army-size",
        """Путин увеличил штатную численность армии до 2,389 миллиона человек

Из них 1,5 миллиона — военнослужащие. Это на 180 тысяч больше, чем прежде.""",
        F("2,389 миллиона", "exact person strength total|target", low=2_389_000, origin="putin|ru_gov", side="RU|None"),
        F("1,5 миллиона", "exact person strength total|target", low=1_500_000, origin="putin|ru_gov", part="2,389 миллиона"),
        F("180 тысяч", "exact person strength delta", origin="putin|ru_gov"),
    ),
    P(
        "ru-group-of-forces",
        """Сырский: против нас воюют 700 тысяч российских солдат

Главнокомандующий ВСУ сказал, что с начала года группировка выросла с 603 тысяч до 700 тысяч человек.""",
        F("700 тысяч", "exact person strength total", origin="syrskyi", side="RU"),
        F("603 тысяч", "exact person strength total", origin="syrskyi", side="RU"),
        F("700 тысяч", "exact person strength total", origin="syrskyi", side="RU"),
    ),
    P(
        "ru-prisons",
        """Ольга Романова, глава «Руси сидящей», рассказала, что из колоний завербовали около 100 тысяч заключённых. В Минюсте говорят, что число заключённых за два года сократилось на 58 тысяч.""",
        F("100 тысяч", "about person recruited total", origin="romanova|russia_behind_bars", group="convict", side="RU|None"),
        F("58 тысяч", "exact person * delta", origin="*", group="convict"),
    ),
    P(
        "ru-foreign-fighters",
        """По данным ГУР, на стороне России воюют по меньшей мере 1 500 кубинцев и 20 тысяч граждан Средней Азии. Обещают завербовать ещё 25 тысяч.""",
        F("1 500", "min person strength|recruited total", origin="ua_hur", side="CU|RU|None"),
        F("20 тысяч", "min|exact person strength|recruited total", origin="ua_hur"),
        F("25 тысяч", "exact person recruited target", origin="ua_hur"),
    ),
    P(
        "ru-interview-officer",
        """— Сколько людей осталось в роте?
— Из ста двадцати — человек тридцать. Двенадцать двухсотых, остальные трёхсотые.
— Были отказники?
— Семеро отказались, их увезли.""",
        F("ста двадцати", "exact person strength total", low=120),
        F("тридцать", "about|exact person strength|other|None total", low=30),
        F("Двенадцать", "exact person killed total", low=12),
        F("Семеро", "exact person refused total", low=7),
    ),
    # ---- civil ----------------------------------------------------------------------------------------------------------------
    P(
        "ru-emigration",
        """После объявления мобилизации из России уехали сотни тысяч человек: по данным Forbes, 700 тысяч за две недели. В Казахстан въехали 200 тысяч россиян, сообщили в МВД республики.""",
        F("сотни тысяч", "* person displaced|other total", low=200_000, vague=True, origin="*", side="RU"),
        F("700 тысяч", "exact person displaced|other flow", origin="forbes"),
        F("200 тысяч", "exact person displaced|other total|flow", origin="kz_interior_ministry|*", side="RU"),
    ),
    P(
        "ru-kursk-evacuees",
        """Из приграничных районов Курской области эвакуировали более 150 тысяч жителей. В пунктах временного размещения находятся 11,7 тысячи человек, в том числе 3,5 тысячи детей, заявили в МЧС РФ.""",
        F("150 тысяч", "min person evacuated total", origin="*", where="Курской области"),
        F("11,7 тысячи", "exact person evacuated|displaced|other|strength|None total", low=11_700, origin="*"),
        F("3,5 тысячи", "exact person evacuated|displaced|other|strength|None total", low=3500, origin="*", group="child", part="11,7 тысячи"),
    ),
    P(
        "ru-ovd-info",
        """На антивоенных акциях с 24 февраля 2022 года задержали 20 091 человека, подсчитал «ОВД-Инфо». Фигурантами уголовных дел стали 1 117 человек, 366 из них находятся в заключении.""",
        F("20 091", "exact person detained total", origin="ovd_info", side="RU|None", since="2022-02-24"),
        F("1 117", "exact person charged total", origin="ovd_info"),
        F("366", "exact person imprisoned total", origin="ovd_info", part="1 117"),
    ),
    P(
        "ru-refugees-germany",
        """В Германии живут 1,25 миллиона украинских беженцев, следует из данных МВД страны. Мужчин призывного возраста среди них 256 тысяч. За сентябрь приехали ещё 18 755 человек.""",
        F("1,25 миллиона", "exact person displaced total", low=1_250_000, origin="de_interior_ministry|None", side="UA"),
        F("256 тысяч", "exact person displaced total", origin="de_interior_ministry|None", part="1,25 миллиона"),
        F("18 755", "exact person displaced flow", origin="de_interior_ministry|None"),
    ),
    P(
        "ru-telegram-drones-tula",
        """💥 Над Тульской областью ночью сбили 12 беспилотников

Пострадали двое рабочих, обломки повредили три дома. Губернатор Миляев: погибших нет.

@tula_news_channel — прислать фото и видео""",
        F("12", "exact uav shot_down total|flow", origin="*", where="Тульской областью"),
        F("двое", "exact person wounded total|flow", low=2, origin="*"),
        F("три", "exact place|other lost|attacked|other total|flow", low=3, origin="*"),
    ),
    P(
        "ru-survey-court-share",
        """Каждый второй приговор по статье 337 — условный, выяснила «Медиазона», изучив 4,4 тысячи судебных решений. В 2023 году доля условных сроков составляла 52%, в 2024-м упала до 39%.""",
        F("4,4 тысячи", "exact verdict convicted total", low=4400, origin="mediazona", offence="awol"),
        F("52%", "exact *|verdict suspended_sentence share", origin="mediazona", since="2023", until="2023"),
        F("39%", "exact *|verdict suspended_sentence share", origin="mediazona", since="2024", until="2024"),
    ),
    P(
        "ru-chikov-appeals",
        """Глава «Агоры» Павел Чиков пишет, что за помощью обратились 4 300 военных. Юристы подали 120 исков, выиграть удалось только семь.""",
        F("4 300", "exact person sought_help total", origin="chikov|agora"),
        F("120", "exact case|request|other *|None total", origin="chikov|agora"),
        F("семь", "exact case|request|other *|None total", low=7, origin="chikov|agora", part="120"),
    ),
    # ---- second set, written after the first had been read ------------------------------------------------------------
    P(
        "ru2-judicial-department",
        """Судебный департамент: число осуждённых за самоволку выросло вдвое

В первом полугодии 2024 года по статье 337 осудили 3 114 военных, по статье 338 — 96, по статье 332 — 310. Годом ранее за самоволку осудили 1 520 человек.
Реальное лишение свободы назначили 1 870 осуждённым, условное — 1 204.""",
        F("3 114", "exact person convicted flow", origin="ru_supreme_court", offence="awol", since="2024-01", until="2024-06", side="RU|None"),
        F("96", "exact person convicted flow", origin="ru_supreme_court", offence="desertion"),
        F("310", "exact person convicted flow", origin="ru_supreme_court", offence="refusal"),
        F("1 520", "exact person convicted flow", origin="ru_supreme_court", offence="awol", since="2023"),
        F("1 870", "exact person imprisoned|convicted flow|total", origin="ru_supreme_court"),
        F("1 204", "exact person suspended_sentence flow|total", origin="ru_supreme_court"),
    ),
    P(
        "ru2-uk-mod-may",
        """Лондон: за май российская армия потеряла 35 тысяч солдат

Ежедневные потери России в мае превышали 1 200 человек, говорится в обзоре Минобороны Великобритании. Это самый высокий показатель с начала вторжения. Общие потери с февраля 2022 года британцы оценивают в 500 тысяч убитыми и ранеными.""",
        F("35 тысяч", "exact person casualties flow", origin="uk_mod|uk_gov", side="RU"),
        F("1 200", "min person casualties flow", origin="uk_mod", side="RU"),
        F("500 тысяч", "exact|about person casualties total", origin="uk_mod|uk_gov", side="RU", since="2022-02"),
    ),
    P(
        "ru2-telegram-mobilised-escaped",
        """‼️ Под Волгоградом ищут 12 мобилизованных, сбежавших из учебного центра

Двоих уже поймали, сообщает Baza. У одного из беглецов с собой автомат.

🔥 Подписаться на Baza""",
        F("12", "exact person wanted|deserted total", origin="baza|None", group="mobilised", where="Волгоградом|Волгоград"),
        F("Двоих", "exact person detained total", low=2, origin="baza", part="12|None"),
    ),
    P(
        "ru2-duma-kartapolov",
        """Глава комитета Госдумы по обороне Андрей Картаполов заявил, что второй волны мобилизации не будет. По его словам, военкоматы ежедневно принимают по полторы тысячи контрактников, а за год в армию пришли почти полмиллиона добровольцев.""",
        F("полторы тысячи", "exact person recruited flow", low=1500, origin="kartapolov|ru_duma", group="contract"),
        F("полмиллиона", "about person recruited flow", low=500_000, origin="kartapolov|ru_duma", group="volunteer"),
    ),
    P(
        "ru2-meduza-prisoners",
        """В 2023 году из российских тюрем на войну ушли около 50 тысяч заключённых, следует из данных ФСИН, которые изучила «Медуза». Население колоний сократилось до 433 тысяч человек.""",
        F("50 тысяч", "about person recruited|strength|other|deserted flow", origin="ru_fsin|meduza", group="convict", since="2023", until="2023"),
        F("433 тысяч", "exact person imprisoned|other|strength|None total", origin="ru_fsin|meduza"),
    ),
    P(
        "ru2-drones-month",
        """За август над регионами России сбито 3 008 украинских беспилотников, отчиталось Минобороны РФ. Больше всего — над Белгородской областью (612), Брянской (431) и Курской (402).""",
        F("3 008", "exact uav shot_down flow", origin="ru_mod", side="UA"),
        F("612", "exact uav shot_down flow", origin="ru_mod", where="Белгородской областью", part="3 008"),
        F("431", "exact uav shot_down flow", origin="ru_mod", where="Брянской", part="3 008"),
        F("402", "exact uav shot_down flow", origin="ru_mod", where="Курской", part="3 008"),
    ),
    P(
        "ru2-kommersant-cases",
        """«Коммерсантъ»: дела о фейках об армии возбуждены против 367 человек. Приговоры вынесены 210, заочно — 84, оправдан один.""",
        F("367", "exact person charged total", origin="kommersant", offence="other|None"),
        F("210", "exact person|verdict convicted total", origin="kommersant", part="367|None"),
        F("84", "exact person|verdict convicted total", origin="kommersant"),
        F("один", "exact person acquitted total", low=1, origin="kommersant", optional=True),
    ),
    P(
        "ru2-women-wagner",
        """По оценке Минфина США, ЧВК «Вагнер» насчитывает 50 тысяч бойцов, из которых 40 тысяч — заключённые. За пять месяцев наёмники потеряли свыше 30 тысяч человек, включая 9 тысяч убитых, заявил Джон Кирби.""",
        F("50 тысяч", "exact person strength total", origin="us_gov|us_treasury|*", side="RU"),
        F("40 тысяч", "exact person strength total", origin="*", group="convict", part="50 тысяч"),
        F("30 тысяч", "min person casualties flow|total", origin="*", side="RU"),
        F("9 тысяч", "exact person killed flow|total", origin="*", part="30 тысяч"),
    ),
    P(
        "ru2-dagestan-protest",
        """На акции против мобилизации в Махачкале задержали не менее 120 человек, подсчитали правозащитники «ОВД-Инфо». Всего 25 сентября 2022 года протестовали в 40 городах.""",
        F("120", "min person detained total", origin="ovd_info", where="Махачкале"),
        F("40", "exact place protested total|flow", origin="ovd_info|None"),
    ),
    P(
        "ru2-hospital-doctor",
        """— Сколько раненых привозят за сутки?
— Бывает сорок, бывает и сто двадцать.
— А тяжёлых?
— Примерно треть, — говорит врач госпиталя в Ростове.""",
        F("сорок", "exact person wounded flow", low=40),
        F("сто двадцать", "exact person wounded flow", low=120),
        F("треть", "about person wounded share", low=33.3),
    ),
    P(
        "ru2-rating-regions",
        """По числу погибших лидирует Башкортостан — 4 836 человек. Далее следуют Татарстан (4 509), Свердловская область (3 910) и Челябинская (3 114), сообщает Русская служба Би-би-си.""",
        F("4 836", "exact person killed total", origin="bbc_russian", where="Башкортостан"),
        F("4 509", "exact person killed total", origin="bbc_russian", where="Татарстан"),
        F("3 910", "exact person killed total", origin="bbc_russian", where="Свердловская область"),
        F("3 114", "exact person killed total", origin="bbc_russian", where="Челябинская"),
    ),
    P(
        "ru2-finland-border",
        """Пограничная служба Финляндии зафиксировала въезд 8 314 россиян за сутки — вдвое больше, чем неделей ранее. Убежище попросили 183 человека.""",
        F("8 314", "exact person displaced|other|None flow", side="RU", origin="*"),
        F("183", "exact person sought_asylum flow|total", origin="*"),
    ),
    P(
        "ru2-rostov-garrison-sentences",
        """Южный окружной военный суд приговорил троих «азовцев» к срокам от 18 до 21 года. Всего осуждены 145 украинских военнопленных, дела ещё 300 рассматриваются, пишет «Медиазона».""",
        F("троих", "exact person convicted total", low=3, origin="mediazona|None", side="UA|None"),
        F("145", "exact person convicted total", origin="mediazona", side="UA"),
        F("300", "exact person|case tried total", origin="mediazona", side="UA|None"),
    ),
    P(
        "ru2-equipment-warspotting",
        """Волонтёры WarSpotting за неделю подтвердили потерю 38 единиц российской техники: 6 танков, 14 бронемашин, 5 орудий и 13 автомобилей.""",
        F("38", "exact special_equipment|vehicle|other lost|identified flow", origin="war_spotting", side="RU"),
        F("6", "exact tank lost|identified flow", origin="war_spotting", part="38"),
        F("14", "exact afv lost|identified flow", origin="war_spotting", part="38"),
        F("5", "exact artillery lost|identified flow", origin="war_spotting", part="38"),
        F("13", "exact vehicle lost|identified flow", origin="war_spotting", part="38"),
    ),
    P(
        "ru2-ukr-commander-hromadske",
        """Командир батальона ВСУ рассказал hromadske, что из 70 пополнивших часть мобилизованных в СОЧ ушли 25. Остальным 45 — больше пятидесяти лет.""",
        F("70", "exact person strength|mobilised|recruited|other total", origin="None|hromadske", group="mobilised", side="UA"),
        F("25", "exact person awol total", origin="None|hromadske", part="70"),
        F("45", "exact person other|strength|None|mobilised|recruited total", origin="None|hromadske", part="70"),
    ),
    P(
        "ru2-crimea-attack-ships",
        """Ракетный удар по Севастополю повредил два корабля, 24 человека пострадали, заявил губернатор Михаил Развожаев. По данным Минобороны РФ, Украина выпустила 10 крылатых ракет и три безэкипажных катера; семь ракет сбиты.""",
        F("два", "exact ship lost|attacked total", low=2, origin="*", side="RU|None"),
        F("24", "exact person wounded total", origin="*"),
        F("10", "exact missile launched total|flow", origin="ru_mod", side="UA"),
        F("три", "exact ship launched|attacked total|flow", low=3, origin="ru_mod", side="UA"),
        F("семь", "exact missile shot_down total|flow", low=7, origin="ru_mod", part="10|None"),
    ),
    P(
        "ru2-unhcr-return",
        """По данным Управления верховного комиссара ООН по делам беженцев, на Украину с начала войны вернулись 1,2 миллиона человек. В Польше остаются 950 тысяч украинцев, ещё 3,6 миллиона — внутренне перемещённые лица.""",
        F("1,2 миллиона", "exact person returned total", low=1_200_000, origin="un_unhcr"),
        F("950 тысяч", "exact person displaced|other|None total", origin="un_unhcr", side="UA"),
        F("3,6 миллиона", "exact person displaced total", low=3_600_000, origin="un_unhcr"),
    ),
    P(
        "ru2-svo-payments",
        """Больше 700 тысяч участников СВО получили удостоверения ветеранов, сообщил Минтруд. Из них 137 тысяч уже вернулись домой, сказал замглавы администрации президента Сергей Кириенко.""",
        F("700 тысяч", "min person other|strength|supplied|None total", origin="*", side="RU|None"),
        F("137 тысяч", "exact person returned total", origin="*", part="700 тысяч"),
    ),
    P(
        "ru2-sentence-groups",
        """В Бурятии осудили пятерых отказников: четверо получили реальные сроки, один — условный. Всего в республике с начала года рассмотрено 61 дело о неисполнении приказа.""",
        F("пятерых", "exact person convicted total", low=5, where="Бурятии", offence="refusal|None"),
        F("четверо", "exact person imprisoned|convicted total", low=4, part="пятерых"),
        F("один", "exact person suspended_sentence total", low=1, optional=True),
        F("61", "exact case tried flow|total", where="республике|Бурятии|None", offence="refusal"),
    ),
    P(
        "ru2-strana-rada",
        """Депутат Рады Анна Скороход утверждает, что из ВСУ дезертировали уже 400 тысяч человек, пишет «Страна». В Генштабе ВСУ эту цифру называют ложью.""",
        F("400 тысяч", "exact person deserted total", origin="skorokhod", side="UA"),
    ),
    P(
        "ru2-civilian-kids-belgorod",
        """За время войны в Белгородской области погибли 396 мирных жителей, в том числе 24 ребёнка, — Гладков

Ранены 2,6 тысячи человек. Без крова остались 11 тысяч семей.""",
        F("396", "exact person killed total", origin="gladkov", where="Белгородской области", group="civilian"),
        F("24", "exact person killed total", origin="gladkov", group="child", part="396"),
        F("2,6 тысячи", "exact person wounded total", low=2600, origin="gladkov|None"),
        F("11 тысяч", "exact person|other displaced|other|None total", origin="gladkov|None"),
    ),
    P(
        "ru2-conscripts-border",
        """Правозащитница из «Призыва к совести» рассказала, что за осень контракт подписали 1 500 срочников. Жалоб на принуждение поступило 86.""",
        F("1 500", "exact person recruited flow", group="conscript", origin="*"),
        F("86", "exact request other|sought_help|None|tried flow|total", origin="*"),
    ),
    P(
        "ru2-two-counts-quarrel",
        """Минобороны РФ утверждает, что ВСУ потеряли под Курском 76 тысяч человек. Сырский говорит о 77 тысячах потерь у россиян, из них 33 тысячи — убитые.""",
        F("76 тысяч", "exact person casualties total", origin="ru_mod", side="UA", where="Курском|Курск"),
        F("77 тысячах", "exact person casualties total", origin="syrskyi", side="RU"),
        F("33 тысячи", "exact person killed total", origin="syrskyi", side="RU", part="77 тысячах"),
    ),
    P(
        "ru2-military-police-raid",
        """Военная полиция за ночь вернула в части 180 беглецов в Калининградской области, пишет «Север.Реалии». В розыске остаются ещё около двух сотен.""",
        F("180", "exact person returned|detained|deserted flow", origin="sever_realii|*", where="Калининградской области"),
        F("двух сотен", "about person wanted total", low=200, origin="sever_realii|*"),
    ),
    # ---- a third set: channels, statistics, briefs, interviews -------------------------------------------------------
    P(
        "ru3-mod-night-drones",
        """❗️Дежурными средствами ПВО за прошедшую ночь уничтожены 94 украинских беспилотника:

▫️ 41 — над территорией Белгородской области
▫️ 27 — над Брянской
▫️ 15 — над Крымом
▫️ 11 — над акваторией Чёрного моря

🔹 Минобороны России""",
        F("94", "exact uav shot_down flow|total", origin="ru_mod", side="UA"),
        F("41", "exact uav shot_down flow|total", origin="ru_mod", side="UA", part="94", where="Белгородской области"),
        F("27", "exact uav shot_down flow|total", origin="ru_mod", side="UA", part="94", where="Брянской"),
        F("15", "exact uav shot_down flow|total", origin="ru_mod", side="UA", part="94", where="Крымом"),
        F("11", "exact uav shot_down flow|total", origin="ru_mod", side="UA", part="94"),
    ),
    P(
        "ru3-mediazona-sud",
        """«Медиазона»: приговоров за самоволку стало меньше

В октябре гарнизонные суды вынесли 720 приговоров по статье 337 УК, подсчитала «Медиазона». В сентябре их было 864. При этом по статье о дезертирстве осудили 95 человек — максимум за всё время.
Больше всего дел (112) рассмотрел суд в Ростове-на-Дону.""",
        F("720", "exact verdict convicted flow", origin="mediazona", offence="awol", side="RU"),
        F("864", "exact verdict convicted flow", origin="mediazona", offence="awol"),
        F("95", "exact person convicted flow", origin="mediazona", offence="desertion"),
        F("112", "exact case tried|convicted flow|total", origin="mediazona", where="Ростове-на-Дону"),
    ),
    P(
        "ru3-verstka-morgue",
        """Морги Ростова переполнены: «Вёрстка» поговорила с санитарами

По словам одного из собеседников «Вёрстки», в центр приёма погибших ежедневно поступает до 150 тел. Неопознанными остаются примерно полторы тысячи. За месяц родным отправляют около двух тысяч гробов.""",
        F("150", "max person killed flow", origin="None|verstka"),
        F("полторы тысячи", "about person killed|missing|other total", low=1500, origin="None|verstka"),
        F("двух тысяч", "about person|other killed|returned|other flow", low=2000, origin="None|verstka", optional=True),
    ),
    P(
        "ru3-astra-basement",
        """⚡️ASTRA: в подвале в Зайцево держат не менее 60 «пятисотых»

Как рассказали ASTRA родственники, мобилизованных, отказавшихся возвращаться на передовую, удерживают там с октября. Семерых уже увезли на штурм, о судьбе троих ничего не известно.
#отказники #мобилизация""",
        F("60", "min person refused|detained total", origin="astra", side="RU"),
        F("Семерых", "exact person other|refused|detained|strength|None total", low=7, origin="astra|None"),
        F("троих", "exact person missing|other|refused|detained|None total", low=3, origin="astra|None"),
    ),
    P(
        "ru3-bbc-names",
        """Би-би-си и «Медиазона» установили имена 152 142 погибших российских военных

За две недели список пополнился 3 915 именами. Среди погибших — 54 800 добровольцев, 19 700 заключённых и 16 400 мобилизованных.
Реальные потери, по оценке военных экспертов, могут достигать 340 тысяч человек.""",
        F("152 142", "exact person killed|identified total", origin="mediazona|bbc_russian", side="RU"),
        F("3 915", "exact record|person killed|identified flow|delta", origin="mediazona|bbc_russian"),
        F("54 800", "exact person killed|identified total", origin="mediazona|bbc_russian", group="volunteer", part="152 142"),
        F("19 700", "exact person killed|identified total", origin="mediazona|bbc_russian", group="convict", part="152 142"),
        F("16 400", "exact person killed|identified total", origin="mediazona|bbc_russian", group="mobilised", part="152 142"),
        F("340 тысяч", "max person casualties|killed total", origin="None"),
    ),
    P(
        "ru3-tass-exchange",
        """МОСКВА, 2 октября. /ТАСС/. Россия вернула из украинского плена 185 военнослужащих и 20 гражданских лиц. Об этом сообщили в Минобороны РФ.

Взамен ВСУ переданы 185 военнопленных. Все освобождённые находятся на территории Белоруссии.""",
        F("185", "exact person exchanged|returned total", origin="ru_mod", side="RU"),
        F("20", "exact person exchanged|returned total", origin="ru_mod", side="RU", group="civilian"),
        F("185", "exact person exchanged total", origin="ru_mod", side="UA"),
    ),
    P(
        "ru3-medvedev-contract",
        """Медведев отчитался о наборе контрактников

С начала года контракт с Минобороны подписали более 336 тысяч человек, ещё 28 тысяч пришли в добровольческие отряды, заявил зампред Совбеза Дмитрий Медведев. В прошлом году в армию набрали около 450 тысяч.""",
        F("336 тысяч", "min person recruited flow|total", origin="medvedev", side="RU"),
        F("28 тысяч", "exact person recruited flow|total", origin="medvedev", group="volunteer|None"),
        F("450 тысяч", "about person recruited flow", origin="medvedev"),
    ),
    P(
        "ru3-idite-lesom-helped",
        """Правозащитник: дезертиров просят о помощи всё больше

Основатель проекта «Идите лесом» Григорий Свердлин рассказал The Insider, что за три года организация помогла 3 100 солдатам сбежать из части или не попасть на фронт. «Только в марте к нам обратились 390 человек, треть из них — дезертиры», — говорит он.""",
        F("3 100", "exact person helped|deserted total|flow", origin="sverdlin|get_lost", via="the_insider|None"),
        F("390", "exact person sought_help flow", origin="sverdlin|get_lost"),
        F("треть", "exact person sought_help|deserted share", low=33.3, origin="sverdlin|get_lost", part="390"),
    ),
    P(
        "ru3-governor-gladkov",
        """Гладков: за сутки в Белгородской области погибли два человека

Вячеслав Гладков сообщил, что ВСУ атаковали регион 63 беспилотниками, 40 из которых сбиты. Ранены девять человек, среди которых двое детей. В Шебекино повреждены 12 квартир и шесть автомобилей.""",
        F("два", "exact person killed flow", low=2, origin="gladkov"),
        F("63", "exact uav launched|attacked flow|total", origin="gladkov", side="UA"),
        F("40", "exact uav shot_down flow|total", origin="gladkov", side="UA", part="63"),
        F("девять", "exact person wounded flow|total", low=9, origin="gladkov"),
        F("двое", "exact person wounded flow|total", low=2, origin="gladkov", part="девять", group="child"),
        F("12", "exact place other|attacked|lost flow|total", origin="gladkov", where="Шебекино"),
        F("шесть", "exact vehicle lost|attacked|other flow|total", low=6, origin="gladkov"),
    ),
    P(
        "ru3-insider-court-figures",
        """Судебный департамент раскрыл статистику за полугодие

За первое полугодие 2025 года за преступления против военной службы осуждены 7 830 человек, следует из данных Судебного департамента при Верховном суде. Из них 5 610 — за самовольное оставление части, 690 — за дезертирство, 340 — за неисполнение приказа. Оправданы лишь четверо.""",
        F("7 830", "exact person convicted flow", origin="ru_supreme_court", side="RU", since="2025-01", until="2025-06"),
        F("5 610", "exact person convicted flow", origin="ru_supreme_court", offence="awol", part="7 830"),
        F("690", "exact person convicted flow", origin="ru_supreme_court", offence="desertion", part="7 830"),
        F("340", "exact person convicted flow", origin="ru_supreme_court", offence="refusal", part="7 830"),
        F("четверо", "exact person acquitted flow|total", low=4, origin="ru_supreme_court"),
    ),
    P(
        "ru3-british-brief",
        """Лондон: Россия теряет больше, чем набирает

В ежедневной сводке британского Минобороны говорится: среднесуточные потери российских войск в октябре составили 1 010 человек убитыми и ранеными. Всего с начала вторжения Россия потеряла около 1 140 000 военных.
С начала года, полагают в Лондоне, потери выросли на 350 тысяч.""",
        F("1 010", "exact person casualties flow", origin="uk_mod", side="RU"),
        F("1 140 000", "about person casualties total", origin="uk_mod", side="RU", since="2022-02-24"),
        F("350 тысяч", "exact person casualties delta|flow", origin="uk_mod", side="RU"),
    ),
    P(
        "ru3-ukr-claims-retold",
        """«Страна»: из ВСУ дезертирует каждый шестой

Как пишет «Страна» со ссылкой на Офис генпрокурора Украины, с января по август возбуждено 128 тысяч дел о СОЧ и 16 тысяч — о дезертирстве. Депутат Рады Анна Скороход утверждает, что на деле самовольно ушли более 400 тысяч военных. В Генштабе ВСУ назвали это выдумкой.""",
        F("128 тысяч", "exact case charged flow", origin="ua_prosecutor", via="strana|None", side="UA", offence="awol"),
        F("16 тысяч", "exact case charged flow", origin="ua_prosecutor", via="strana|None", side="UA", offence="desertion"),
        F("400 тысяч", "min person awol|deserted total", origin="skorokhod", side="UA"),
    ),
    # ---- a fourth set ------------------------------------------------------------------------------------------------
    P(
        "ru4-istories-dispatch",
        """Армия потеряла счёт беглецам

«Важные истории» изучили сводки военных комендатур за первую половину 2025 года. Самовольно ушли 25 тысяч военных, нашлись — чуть больше 9 тысяч. Каждый третий беглец — бывший заключённый.
В Восточном округе числятся в бегах 6 400 человек, в Южном — 8 100.""",
        F("25 тысяч", "exact person awol|deserted flow", origin="istories", side="RU"),
        F("9 тысяч", "min person returned|other|identified|detained flow|total", origin="istories", part="25 тысяч|None"),
        F("6 400", "exact person deserted|awol|wanted total|flow", origin="istories", where="Восточном"),
        F("8 100", "exact person deserted|awol|wanted total|flow", origin="istories", where="Южном"),
    ),
    P(
        "ru4-genstaff-briefing",
        """Герасимов подвёл итоги

Начальник Генштаба Валерий Герасимов доложил, что с начала марта под контроль российских войск перешло 149 населённых пунктов. ВСУ, по его словам, потеряли за лето свыше 210 тысяч человек, 2 138 танков и бронемашин.""",
        F("149", "exact place other|captured flow|total", origin="gerasimov"),
        F("210 тысяч", "min person casualties flow", origin="gerasimov", side="UA"),
        F("2 138", "exact tank|afv lost flow", origin="gerasimov", side="UA"),
    ),
    P(
        "ru4-court-garrison",
        """Во Владивостоке огласили приговор пяти отказникам

Гарнизонный суд назначил им от двух до трёх лет колонии. Всего с начала года суд рассмотрел 143 дела о неисполнении приказа, оправданных нет, сообщает «Медиазона».
Ещё 38 дел вернули прокурору.""",
        F("пяти", "exact person convicted total|flow", low=5, origin="mediazona|None", offence="refusal", side="RU"),
        F("143", "exact case tried flow", origin="mediazona", offence="refusal"),
        F("38", "exact case returned|other|tried flow|total", origin="mediazona"),
    ),
    P(
        "ru4-telegram-mobik",
        """🪖 Из учебки под Оренбургом сбежали около 40 мобилизованных, пишет @astrapress

Одиннадцать уже задержаны, остальных ищет военная полиция. «Командир обещал сгноить всех», — рассказала жена одного из них.

❗️Подпишись, нас уже 320 000""",
        F("40", "about person deserted|awol total", origin="astra", side="RU", group="mobilised"),
        F("Одиннадцать", "exact person detained total", low=11, origin="astra|None", part="40"),
        F("320 000", "* * * *", origin="*", optional=True, role="*"),
    ),
    P(
        "ru4-nyt-estimates",
        """NYT: потери сторон приближаются к двум миллионам

Как сообщает The New York Times со ссылкой на доклад CSIS, Россия потеряла убитыми, ранеными и пропавшими без вести почти 1,2 миллиона военных, Украина — около 600 тысяч. Убитых россиян авторы доклада насчитали до 325 тысяч.""",
        F("двум миллионам", "about person casualties total", low=2000000, origin="csis|None"),
        F("1,2 миллиона", "about person casualties total", origin="csis", via="nyt|None", side="RU"),
        F("600 тысяч", "about person casualties total", origin="csis", side="UA"),
        F("325 тысяч", "max person killed total", origin="csis", side="RU"),
    ),
    P(
        "ru4-tass-fsb",
        """МОСКВА, 11 ноября. /ТАСС/. Сотрудники ФСБ задержали в Крыму троих агентов украинских спецслужб. Как сообщили в ЦОС ФСБ, в этом году на полуострове предотвращены 48 диверсий и терактов, осуждены 29 человек.""",
        F("троих", "exact person detained total|flow", low=3, origin="ru_fsb"),
        F("48", "exact incident other flow", origin="ru_fsb"),
        F("29", "exact person convicted flow", origin="ru_fsb"),
    ),
    P(
        "ru4-kazakhstan-asylum",
        """В Казахстане убежища попросили 80 российских дезертиров

Статус беженца не получил никто, говорит правозащитник Артур Алхастов. В 2024 году власти выдали России двоих, ещё одного похитили прямо из Астаны. Во Францию удалось переправить шестерых.""",
        F("80", "exact person|request sought_asylum total", origin="*", side="RU"),
        F("двоих", "exact person deported|other flow|total", low=2, origin="*"),
        F("шестерых", "exact person evacuated|helped|other|sought_asylum|returned total|flow", low=6, origin="*"),
    ),
    P(
        "ru4-prison-drop",
        """За решёткой осталось 308 тысяч

Глава Верховного суда Игорь Краснов сообщил, что число заключённых сократилось за три года на 160 тысяч. В СИЗО содержатся 85 тысяч человек.
По оценке «Руси сидящей», на фронт ушло не менее 100 тысяч осуждённых.""",
        F("308 тысяч", "exact person imprisoned|strength|other total", origin="*"),
        F("160 тысяч", "exact person imprisoned|other|strength delta|flow", origin="*"),
        F("85 тысяч", "exact person imprisoned|detained total", origin="*"),
        F("100 тысяч", "min person recruited|mobilised|strength total", origin="rus_sidyashchaya|*", group="convict"),
    ),
    P(
        "ru4-oryx-week",
        """Oryx за неделю подтвердил потерю 58 единиц российской техники, среди них 9 танков и 21 БМП. С начала войны счёт дошёл до 23 400, из которых 17 900 уничтожены. У Украины — 9 870 единиц.""",
        F("58", "exact other|vehicle lost flow", origin="oryx", side="RU"),
        F("9", "exact tank lost flow", origin="oryx", side="RU", part="58"),
        F("21", "exact afv lost flow", origin="oryx", side="RU", part="58"),
        F("23 400", "exact other|vehicle lost total", origin="oryx", side="RU"),
        F("17 900", "exact other|vehicle lost total", origin="oryx", side="RU", part="23 400"),
        F("9 870", "exact other|vehicle lost total", origin="oryx", side="UA"),
    ),
    P(
        "ru4-rada-deputy",
        """Нардеп: на одного мобилизованного приходится один дезертир

В октябре, утверждает депутат Рады Анна Скороход, армию пополнили 27 тысяч мобилизованных, а самовольно покинули части 21 602 человека. За всё время службу без разрешения оставили более 300 тысяч.""",
        F("27 тысяч", "exact person mobilised flow", origin="skorokhod", side="UA"),
        F("21 602", "exact person awol|deserted flow", origin="skorokhod", side="UA"),
        F("300 тысяч", "min person awol|deserted total", origin="skorokhod", side="UA"),
    ),
    # ---- a fifth set, short: read once before the report ---------------------------------------------------------------
    P(
        "ru5-verstka-missing",
        """Суды завалены исками о признании бойцов погибшими

С начала 2025 года в российские суды поступило не меньше 20 000 заявлений о признании военных пропавшими или умершими, подсчитала «Вёрстка». За весь прошлый год их было 9 500. В 41% случаев заявителем выступал командир части.""",
        F("20 000", "min request|case tried|missing|other|killed flow|total", origin="verstka", side="RU"),
        F("9 500", "exact request|case tried|missing|other|killed flow", origin="verstka"),
        F("41%", "exact case|request tried|missing|other|killed share", low=41, origin="verstka"),
    ),
    P(
        "ru5-syrsky-losses",
        """Сырский: за август россияне потеряли около 29 тысяч человек

Главком ВСУ добавил, что украинские войска освободили семь сёл и взяли в плен 140 солдат. С начала года потери противника превысили 290 тысяч.""",
        F("29 тысяч", "about person casualties flow", origin="syrskyi", side="RU"),
        F("семь", "exact place other total|flow", low=7, origin="syrskyi"),
        F("140", "exact person captured total|flow", origin="syrskyi", side="RU"),
        F("290 тысяч", "min person casualties flow|total", origin="syrskyi", side="RU"),
    ),
    P(
        "ru5-military-court",
        """Южный окружной военный суд оставил в силе приговор 14 «азовцам»

Ещё девять человек, уже обменянных, осуждены заочно. Всего по этому делу проходили 24 военнопленных, пишет «Коммерсантъ».""",
        F("14", "exact person convicted total", origin="kommersant|None", side="UA"),
        F("девять", "exact person convicted total", low=9, origin="kommersant|None"),
        F("24", "exact person tried|charged|convicted total", origin="kommersant"),
    ),
    P(
        "ru5-channel-losses",
        """💥 Наши «Панцири» за ночь приземлили 17 БПЛА самолётного типа

По данным Минобороны: 9 над Курской областью, 6 над Брянской и 2 над Орловской. Пострадавших нет.""",
        F("17", "exact uav shot_down flow", origin="ru_mod|None", side="UA"),
        F("9", "exact uav shot_down flow|total", origin="ru_mod", part="17", where="Курской областью"),
        F("6", "exact uav shot_down flow|total", origin="ru_mod", part="17", where="Брянской"),
        F("2", "exact uav shot_down flow|total", origin="ru_mod", part="17", where="Орловской"),
    ),
    P(
        "ru5-lawyer",
        """«За отказ воевать посадили каждого второго моего подзащитного»

Адвокат ведёт дела 46 военных. Из них 23 получили реальные сроки, семеро — условные, один оправдан. «В 2023-м ко мне пришли 12 человек, в 2024-м — уже 70», — рассказал он «Медузе».""",
        F("46", "exact person charged|tried|other total", origin="*"),
        F("23", "exact person imprisoned|convicted total", origin="*", part="46"),
        F("семеро", "exact person suspended_sentence|convicted total", low=7, origin="*", part="46"),
        F("один", "exact person acquitted total", low=1, origin="*", optional=True),
        F("12", "exact person sought_help|other flow", origin="*", since="2023", until="2023"),
        F("70", "exact person sought_help|other flow", origin="*", since="2024", until="2024"),
    ),
]
# fmt: on

PAGES = [*UKRAINIAN, *RUSSIAN]


#: Figures (name/place on the page) and pages (name: numbers that are no figures) that the reader does not get, with the class.
NOT_YET: dict[str, str] = {
    "uk-british-review/1": "a people named for the body the page named (the British: their ministry)",
    "uk-istories-lists/5": "a sentence with its own verb takes that verb",
    "uk-evaders/0": "such data are given by X: the origin of the sentence before",
    "uk-court-register/1": "who searched a register is the origin",
    "uk-court-register/2": "who searched a register is the origin",
    "uk-court-register/3": "who searched a register is the origin",
    "uk-black-sea-fleet/2": "an event of the sentence before is taken though another stands in this one",
    "uk-bbc-mediazona-count/2": "parts of a whole stated in a sentence before",
    "uk-missing/0": "the topic in an office's name",
    "uk-missing/1": "the topic in an office's name",
    "uk-wagner/0": "a counted noun is no place",
    "uk-wagner/2": "a speaker governs the sentences after",
    "uk-budanov-contracts/1": "a second finite verb ends the plan",
    "uk-budanov-contracts/2": "ranges of four digits",
    "uk-interview-commander/3": "a bare number right after a verb",
    "uk2-verdict-story/0": "a by-cue of the last sentence governs that one only",
    "uk2-drafting-ages/0": "an unknown verb takes no event from its neighbour",
    "uk2-drafting-ages/1": "an unknown verb takes no event from its neighbour",
    "uk2-sbu-traitors/2": "a time after a second number belongs to it",
    "uk2-casualties-civil-city/2": "an unknown verb takes no event from its neighbour",
    "uk2-supply/1": "a second finite verb ends the plan",
    "uk2-supply/2": "a second finite verb ends the plan",
    "uk2-kursk-loss-of-ground/1": "who investigates is the origin",
    "uk2-quarter-table/0": "quarters as row labels",
    "uk2-quarter-table/1": "quarters as row labels",
    "uk2-quarter-table/2": "quarters as row labels",
    "uk2-hedged-kremlin-count/1": "tens and hundreds after a number word",
    "uk3-court-fine-story/2": "parts of a whole stated elsewhere",
    "uk3-air-force-morning/3": "the event of the clause",
    "uk3-koordshtab-bodies/0": "the number as written",
    "uk3-koordshtab-bodies/1": "whose people",
    "uk3-syrskyi-interview/0": "flow or total by the sentences around",
    "uk3-istories-officers/0": "a place of the sentence before",
    "uk3-mobilised-tck/2": "a bare number that goes on",
    "uk3-budget-strength/0": "who governs the sentence",
    "uk3-budget-strength/1": "who governs the sentence",
    "uk4-pow-treatment/1": "the event of the clause",
    "uk4-pow-treatment/2": "who governs the sentence",
    "uk4-forbes-brigades/3": "flow or total by the sentences around",
    "uk4-odesa-night/1": "the event of the clause",
    "uk5-rada-amnesty/0": "the event of the clause",
    "uk5-tanks-oryx/1": "whose people",
    "uk5-tanks-oryx/2": "the event of the clause",
    "ru-verstka-divisions/3": "group of a predicate noun",
    "ru-verstka-divisions/4": "group of a predicate noun",
    "ru-asylum/1": "collective numerals are persons",
    "ru-idite-lesom/0": "a later speaker does not govern what another received",
    "ru-idite-lesom/1": "a later speaker does not govern what another received",
    "ru-wanted-list/0": "found in a list of the wanted",
    "ru-wanted-list/1": "found in a list of the wanted",
    "ru-garrison-court-month/1": "returned to the prosecutor",
    "ru-garrison-court-month/3": "a half-year takes the year of the sentence before",
    "ru-oryx/3": "of these: the nearest whole",
    "ru-bbc-count/3": "of these: the nearest whole",
    "ru-putin-losses": "ratios in words",
    "ru-crocus-style/0": "the head of the subject gives the event",
    "ru-crocus-style/1": "the head of the subject gives the event",
    "ru-zelensky-retold/1": "a pronoun is the last person, not a country",
    "ru-swap/4": "the giver is not the side of the counted",
    "ru-bodies/0": "a person before a colon, not the country after it",
    "ru-bodies/1": "a person before a colon, not the country after it",
    "ru-pow-camp/0": "publishing a list is no event of those listed",
    "ru-conscription/1": "call-up of a season is conscription",
    "ru-mobilisation-2022/3": "a month beside the word dates the word",
    "ru-army-size/0": "who decreed it is the origin",
    "ru-army-size/1": "who decreed it is the origin",
    "ru-army-size/2": "by N more",
    "ru-interview-officer/0": "an event of a later sentence",
    "ru-interview-officer/1": "an event of a later sentence",
    "ru-survey-court-share/1": "a second year belongs to the second number",
    "ru-chikov-appeals/2": "a bare number after only",
    "ru2-duma-kartapolov/1": "for a year: a flow",
    "ru2-meduza-prisoners/1": "an unknown verb takes no event from its neighbour",
    "ru2-kommersant-cases/2": "an event beyond a comma belongs to its own number",
    "ru2-women-wagner/2": "country of the counter is not the side of the counted",
    "ru2-hospital-doctor/0": "answers to a question",
    "ru2-hospital-doctor/1": "answers to a question",
    "ru2-hospital-doctor/2": "answers to a question",
    "ru2-ukr-commander-hromadske/0": "a commander is no spokesman",
    "ru2-ukr-commander-hromadske/1": "a commander is no spokesman",
    "ru2-ukr-commander-hromadske/2": "a commander is no spokesman",
    "ru2-crimea-attack-ships/0": "the target of an attack is not the launcher",
    "ru2-unhcr-return/1": "an unknown verb takes no event from its neighbour",
    "ru2-svo-payments/0": "veterans who came home",
    "ru2-svo-payments/1": "veterans who came home",
    "ru2-military-police-raid/0": "a noun after a number that follows a word of numbered things",
    "ru3-mediazona-sud/2": "flow or total by the sentences around",
    "ru3-mediazona-sud/3": "a place of the sentence before",
    "ru3-astra-basement/0": "whose people",
    "ru3-tass-exchange/2": "whose people",
    "ru3-governor-gladkov/5": "a place of the sentence before",
    "ru3-ukr-claims-retold/1": "the offence of the clause",
    "ru4-istories-dispatch/0": "flow or total by the sentences around",
    "ru4-istories-dispatch/1": "the event of the clause",
    "ru4-istories-dispatch/3": "a place of the sentence before",
    "ru4-court-garrison/2": "who governs the sentence",
    "ru4-nyt-estimates/0": "who governs the sentence",
    "ru4-nyt-estimates/1": "whose people",
    "ru4-tass-fsb/1": "the event of the clause",
    "ru4-oryx-week/2": "parts of a whole stated elsewhere",
    "ru4-oryx-week/3": "the noun of the clause",
    "ru4-oryx-week/4": "the noun of the clause",
    "ru4-oryx-week/5": "the noun of the clause",
    "ru4-rada-deputy/0": "whose people",
    "ru5-verstka-missing/0": "the event of the clause",
    "ru5-verstka-missing/1": "the event of the clause",
    "ru5-syrsky-losses/2": "whose people",
    "ru5-military-court/0": "the noun of the clause",
    "ru5-military-court/1": "the event of the clause",
    "ru5-military-court/2": "the event of the clause",
    "ru5-lawyer/0": "the event of the clause",
    "ru5-lawyer/4": "the event of the clause",
    "ru5-lawyer/5": "the event of the clause",
}


@pytest.mark.parametrize(("sample", "i"), cases(PAGES, NOT_YET))
def test_a_figure_is_read_as_written_down(sample: Sample, i: int) -> None:
    expected, row = paired(sample)[i]
    assert not mistakes(expected, row), (sample.text, mistakes(expected, row))


@pytest.mark.parametrize("sample", whole_pages(PAGES, NOT_YET))
def test_no_other_number_of_the_page_is_taken_for_a_figure(sample: Sample) -> None:
    assert not invented(sample)


def test_the_set_is_wide_and_names_each_page_once() -> None:
    names = [s.name for s in PAGES]
    assert len(names) == len(set(names))
    assert min(len(UKRAINIAN), len(RUSSIAN)) >= 45
    assert set(NOT_YET) <= {*names, *(f"{s.name}/{i}" for s in PAGES for i in range(len(s.figures)))}
