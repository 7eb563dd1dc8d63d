"""Texts with something private in any order of words, and others that only look so.

All people, numbers and houses are invented.
"""

PRIVATE = {
    "age": """
        born 1984, Exampleton
        born in Exampleton in 1984
        b. 1984 in Exampleton
        age 41
        age: 41
        41 years old
        41 y.o.
        a 41-year-old teacher
        geboren 1984 in Musterstadt
        in Musterstadt geboren 1984
        geb. 1984
        Jahrgang 1984
        41 Jahre alt
        Alter: 41
        41-jährige Lehrerin
        née en 1984 à Exempleville
        né à Exempleville en 1984
        âgée de 41 ans
        enseignante, 41 ans
        nacida en 1984 en Ejemplo
        nacido en Ejemplo en 1984
        de 41 años
        maestra, 41 años
        edad: 41
        urodzona w 1984 w Przykładowie
        ur. 1984
        ur. w Przykładowie w 1984 r.
        rocznik 1984
        wiek: 41
        nauczycielka, lat 41
        41 lat
        родилась в 1984 году в Примерске
        род. 1984
        родился в Примерске в 1984
        41 год, учительница
        возраст: 41
        мне 41
        нарадзілася ў 1984 годзе ў Прыкладзе
        нарадзіўся ў Прыкладзе ў 1984
        мне 41 год
        узрост 41
        народилася у 1984 році
        народився в Прикладі 1984 року
        мені 41
        вік: 41
        ولدت في 1984 في مدينة المثال
        عمري 41
        العمر: 41 سنة
        born in 1984 in Exampleton
        aged 41
        born in 1990
        Geboren in 1990
        ur. 1990
        geb. 1990
        Jahrgang 1968
        пенсионер, 70 лет
        teacher, aged 41, of Exampleton
    """,
    "birth": """
        مواليد 1984
    """,
    "detention": """
        bed 4, ward 7
        Room 12, Example Hospital
        Example Hospital, room 12
        cell B12, Example Prison
        Zimmer 214, Station 3
        Beispielkrankenhaus, Zimmer 12
        комната 214, отделение 3
        палата 5, корпус Б
        больница № 3, палата 5
        пакой 12, корпус 2
        палата 12, Прыкладная бальніца
        лікарня, палата 4
        pokój 214, oddział B
        Szpital Przykładowy, sala 4, łóżko 2
        chambre 214, service B
        hôpital Exemple, chambre 12
        habitación 214, ala B
        cama 3, Hospital Ejemplo
        غرفة 214، جناح 3
        سجن المثال، زنزانة 5
        room 214, Ward B
    """,
    "postal": """
        кімната 12, гуртожиток 5
        Room 12, Example Dormitory
        комната 12, общежитие № 3
        пакой 5 у інтэрнаце
        Zimmer 12 im Studentenwohnheim
        chambre 12, résidence Exemple
        pokój 12 w akademiku
        habitación 12, residencia Ejemplo
        غرفة 12، السكن الجامعي
    """,
    "handle": """
        Signal: ada.42
        ada.42 on Signal
        ada.42 (Signal)
        Signal username ada.42
        my handle on Telegram: ada_example
        @ada_example (IG)
        IG: ada_example
        @ada_example on Instagram
        insta ada_example
        ada_example on discord
        DM me on Insta: ada.example
        Telegram user: @ada_example
        find me on Telegram as ada_example
        Benutzername auf Signal: ada.42
        auf Telegram bin ich ada_example
        @ada_example bei Instagram
        Telegram-Konto ada_example
        compte Instagram ada.example
        sur Signal : ada.42
        @ada_example sur Telegram
        cuenta de Instagram ada.example
        en Telegram soy ada_example
        usuario de Telegram: ada_example
        konto na Instagramie ada_example
        @ada_example na Telegramie
        na Signalu jestem ada.42
        мой ник в телеграме ada_example
        @ada_example в телеге
        пишите в телеграм ada_example
        в сигнале ada.42
        аккаунт в инстаграме ada_example
        мой нік у тэлеграме ada_example
        пішыце ў тэлеграм @ada_example
        мій нік у телеграмі ada_example
        пишіть у телеграм: ada_example
        حسابي على تيليجرام ada_example
        ada_example على تلغرام
        @ada_example عبر انستغرام
        Mastodon: ada_example
        signal user ada.42
        @ada_example on IG
    """,
    "likely-email": """
        bluesky @ada.example.social
        write to me at ada.example at gmail
        reach me: ada.example(at)proton
        contact: ada.example [at] proton
        schreib mir: ada.example bei proton punkt me
        écrivez-moi : ada.example chez proton point me
        escríbeme: ada.example en proton punto me
        napisz do mnie: ada.example na proton kropka me
        пишите: ada.example на протон точка ми
        upi://pay?pa=ada@example
        write me ada at example org
        mail me: ada.example at example
        ada.example AT proton DOT me
        ada_example (kringla) example.org
        ada.example[at]gmail
        ada.example [@] proton
        écris-moi : ada.example à proton point me
        escríbanme a ada.example en gmail
        napiszcie ada.example na gmailu
        пишите ada.example на gmail
        почта ada.example гмейл
        пишыце: ada.example на протоне
        пишіть: ada.example на ukr net
        اكتب لي: ada.example على gmail
        ada.example في جيميل
        ada.example protonmail
        proton mail ada.example
        ada.example, gmail
        ada.example@ proton
        proton: ada.example
    """,
    "email": """
        ada (shift-2) example.org
        ada (Shift+2) example.org
        ada [shift 2] example [dot] org
        ada (Umschalt-Q) example.org
        ada (alt gr q) example.org
        write me: ada.example at proton dot me
        e-mail me: ada dot example at example dot org
        Schreibt mir an ada punkt example ät example punkt org
        écrire à ada.example arobase proton point me
        pisz: ada kropka example małpa proton kropka me
        пишите мне: ada.example собака proton точка me
        мой адрес ada точка example собака gmail точка com
        пішыце: ada.example сабака proton кропка me
        пишіть мені: ada.example равлик proton крапка me
        راسلني: ada.example آت proton نقطة me
        ada.example (snail) example.org
        ada.example (monkey) example.org
        ada.example (strudel) example.org
        ada.example [curly a] example.org
        ada.example(a)example(p)org
        write to ada dot example at example dot org please
        write me: ada example at proton dot me
        ada.example [at] proton.me
        Kontakt: ada.example (bei) example (punkt) org
        ada point example arobase proton point me
        napisz: ada.example małpa gmail
    """,
    "document": """
        case no. 1 Ds 22/25
        Case number 2025/1234
        police report no. 12345/25
        Aktenzeichen 1 Ds 22/25
        Strafverfahren Nr. 22/25
        1 Ds 22/25
        Az.: 1 Js 1234/25
        dossier n° 2025/123
        procédure pénale n° 25/00123
        plainte n° 2025-1234
        causa n.º 12/2025
        diligencias previas 123/2025
        atestado 1234/25
        sygn. akt II K 123/24
        sprawa nr 123/2025
        II K 123/24
        уголовное дело № 1-23/2025
        дело № 12502007
        справа № 12-34
        кримінальне провадження № 12025000000000123
        протокол № 123/25
        القضية رقم 12 لسنة 2025
        محضر رقم 1234
        asylum case 1234567
        asylum seeker no. 12345
        UNHCR no. 123-45C67890
        visa no. D1234567
        visa D 1234567
        Asylantrag Nr. 1234567-123
        Aufenthaltsgestattung Nr. 123456
        Flüchtlingsausweis Nr. A123456
        récépissé n° 7503123456
        statut de réfugié n° 2025-01-234
        solicitud de asilo n.º 12345
        tarjeta roja n.º E123456
        karta pobytu nr RR1234567
        status uchodźcy nr 123456
        wiza nr 1234567
        статус беженца № 123456
        виза № 123456
        статус уцекача № 1234
        посвідка на проживання № 123456789
        довідка ВПО № 1234-567890
        тимчасовий притулок № 12345
        بطاقة لاجئ رقم 12345
        تأشيرة رقم 123456
        رقم المفوضية 123-45C67890
        refugee status no. A-123456
    """,
    "bank": """
        bitcoin:1BoatSLRHtKNngkdXEgfCw1
        BTC: 1BoatSLRHtKNngkdXEgfCw1ab
        ethereum:0x1234567890abcdef1234567890abcdef12345678
        lightning:lnbc10u1p3pj257pp5yztkwjcz5ftl5laxkav
        monero wallet 48abcDEF1234567890abcdefghijk
        payto://iban/DE89370400440532013000
        биткоин-кошелёк 1BoatSLRHtKNngkdXEgfCw1
        TON: UQabcdefghij1234567890ABCDEFGHIJabcdefghij123456
    """,
}

PUBLIC = """
    founded in 1984
    1984 Example Society
    class of 1984
    Class of '84
    Example Club, established 1984
    Abitur 1984
    Abschlussjahrgang 1984
    Promotion 1984
    gegründet 1984
    fondée en 1984
    fundada en 1984
    założone w 1984
    основано в 1984 году
    заснавана ў 1984
    засновано 1984 року
    تأسست عام 1984
    Age UK
    Ages & Stages
    aged 18 and over
    People aged 18 to 25
    children aged 5
    Youth aged 16-25 Network
    Generation 1984
    Teacher for 41 years
    teacher, 30 years of experience
    Lehrer seit 41 Jahren
    41 Jahre Lehrerin
    enseignante depuis 41 ans
    30 ans d'expérience
    hace 41 años
    30 años de experiencia
    30 lat doświadczenia
    nauczyciel od 30 lat
    учитель с 30-летним стажем
    30 лет стажа
    настаўнік з 30-гадовым вопытам
    30 років досвіду
    30-летие Победы
    30-lecie Solidarności
    عضو منذ 30 سنة
    Room 13 Theatre
    Studio 54
    Example Library, Room 214 Reading Circle
    Block 5 Residents Association
    Ward 12 councillor
    Labour councillor for Ward B
    Unit 4 Artists
    School No. 12
    Школа № 12
    Больница № 3
    Hospital No. 3
    Head of Emergency, Example Hospital
    Nurse, Example Hospital
    Kreiskrankenhaus Musterstadt
    Hôpital Exemple, service de cardiologie
    Signal Foundation
    Telegram channel editor
    Instagram marketing manager
    Facebook group moderator
    Head of Signal Processing, Unit 3
    Signal 1 Radio
    Matrix.org Foundation
    journalist, example.org
    Line 5 Riders
    X-ray technician
    Element 5 Collective
    ok.example Studio
    Discord moderator
    blogger on YouTube
    TikTok creator
    ведущий канала в телеграме
    администратор группы вконтакте
    Facebook-Gruppe Beispiel
    Professor at proton beam centre
    Editor (online) example.org
    Founder (2019), example.org
    writer at large
    teacher at School 5
    Case Western Reserve University
    Case No. 5 Theatre
    Court of Appeal
    case worker
    Aktion 2025
    Sachbearbeiter
    protokół rozbieżności
    адвокат по делу врачей
    Дело № 5 (театр)
    Refugee Council
    Refugee Week 2025
    Visa Europe 2019
    Asylum Access
    Flüchtlingsrat Musterstadt
    Amnesty Asylgruppe 1234
    Comité réfugiés 75
    Centrum Wizowe
    UNHCR 2020
    Visa Inc.
    Bitcoin Association
    ETH Zürich
    ETH Zurich 2024 alumna
    Monero developer
    TON Foundation
    I live at stop 17 and support it
    Professor of Cell Biology
    Radio 1984
    Orwell's 1984 reading group
    born free Foundation
    Born This Way Foundation 2012
    Newborn Unit 5
    Geborgenheit e. V. 2019
    Jahrgangsstufe 12
    Alter Markt 5 Initiative
    Ur-Krostitzer 1534
    G20
    B2B sales, Example Ltd
    R2-D2 Builders
    Team24 Example
    Group 8 of Amnesty
    Local 123, Example Union
    Post 45 Legion
    Sala 4 Teatro
    Sala Beckett
    Salle 12
    Station 17
    Saal 5
    Kino Sala 3
    Zimmer 12 e. V.
    Chambre 212 Films
    Pavillon 7
    Oddział 5 PTTK
    Pavilion 12, Example Fair
    Module 4 lecturer
    member since 1984
    Mitglied seit 1984
    alumna 1984
    MBA 1998
    PhD 2012
    BA (1984), Example University
    University of Example (1978–1984)
    Olympic champion 1984
    Veteran, 1984-1990
    IG Metall
    IG BCE, Ortsgruppe 12
    IG Bau 2024
    SC Freiburg 1904
    FC Example 1899
    TG 1848 Beispiel
    VK 3 Verein
    Signal Iduna
    Wire & Cable Ltd
    Session musician
    Threads 4 Good
    member (he/him) example.org
    ada (she) example.org
    Ada Example (she/her)
    teacher (retired)
    Editor (ret.) example.org
    Leiter der Station 3
    PV Example 2000
    PV-Anlage 2024
    Dossier no. 5 Verlag
    Protokoll
    Akta X
    Causa 5
    Exp. Psychology Lab 2024
    Verfahrenstechnik 2024
    Anzeiger Nr. 5
    Справа наліва
    Дело Петрова
    Residence 12 Artists
    Residence Life, Hall 3
    Protection Officer 2024
    Zone 12
    Camp 12
    Con 30 años de lucha
    En 30 años
    Lat 90. Klub
    Roku 1980 Klub
    30 Jahre Verein
    Example Club, 125 years old
    10 years after
    30 лет спустя
    Клуб 30 лет
    Born in 1990 Club
    Residencia Ejemplo 2020
    Wohnheim-Initiative 2024
"""
