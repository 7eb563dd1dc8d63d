"""More texts with something private in them, in more languages, and more for everybody.

All people and numbers are invented; the streets are such as each town has.
"""

PRIVATE = {
    "email": """
        ada at example dot org
        name(собака)почта.рф
        ада(собака)почта.рф
        ада собака почта точка рф
        ada［at］example.org
        ａｄａ＠ｅｘａｍｐｌｅ．ｏｒｇ
        ada [ät] example [punkt] org
        ada ät example Punkt de
        ada (at) example (dot) org
        ada{@}example{.}org
        ada <at> example.org
        ada at-sign example dot org
        ada@example dot org
        ada(a)example(.)org
        adaexample arroba gmail punto com
        ada.example arroba gmail.com
        ada arrobase exemple point fr
        ada (chiocciola) esempio.it
        ada [chiocciola] gmail.com
        ada chiocciola gmail punto it
        ada apenstaartje gmail punt com
        ada (zavináč) seznam.cz
        ada zavinac seznam tecka cz
        ada (arond) exemplu.ro
        ada arond gmail punct com
        ada coada de maimuta gmail.com
        ada (et işareti) ornek.com
        ada@ornek nokta com
        ada（at）example.org
        ada#at#example.org
        ada_at_example_dot_org
        ada@example。org
        ada 小老鼠 example.org
        ada 艾特 gmail 点 com
        ada アットマーク example ドット org
        ada＠example．ｃｏ．jp
        ada 골뱅이 naver 점 com
        ada 골뱅이 naver.com
        ada שטרודל gmail נקודה com
        ada כרוכית gmail.com
        ada ات gmail نقطه com
        ada @ gmail نقطة com
        ada (ات) example.org
        adaNOSPAM@example.org
        ada@REMOVE-THIS.example.org
        почта ada собачка mail точка ру
        ada сабачка tut кропка by
        моя почта: ada.e собака яндекс точка ру
        пишите: ada_e(гав)mail.ru
        ada (dog) mail.ru
        ada(собакен)mail.ru
        ada [собака] mail [точка] ru
        ada (ет) ukr.net
        ada(мавпа)ukr.net
        ada (małpa) wp.pl
        ada malpa wp kropka pl
        ada (małpka) onet (kropka) pl
        ada klammeraffe gmx punkt de
        ada [AffenSchwanz] gmx.de
        b o b @ e x a m p l e . o r g
        ada@example[.]org
        ada@example(dot)org
        imię.nazwisko@example.org
        imię małpa example.org
        "ada example"@example.org
        ada@exаmple.org
        ada@[192.0.2.1]
        ada%40example.org
        ada&commat;example&period;org
        pix: ada@example.org
        xmpp: ada@jabber.example
        Jabber ada@jabber.example
        mailto:ada@example.org
        https://user:pass@example.org
    """,
    "likely-email": """
        ada AT example DOT org
        ada @example.org
        ada@ example.org
        ada @ example org
        ada на джимейле
        ada przy wp.pl
        ada bei gmx punkt de
        ada.e auf posteo.de
        gmail ada.example
        my first name at example.org
        adaexample@gmailcom
        ada@example..org
        insta @ada.example
        инстаграм @ada.example
    """,
    "phone": """
        +٣٧٥ ٢٩ ٠٠٠ ٠٠ ٠٠
        ۰۹۱۲ ۱۲۳ ۴۵۶۷
        +۹۸ ۹۱۲ ۱۲۳ ۴۵۶۷
        ＋３７５ ２９ ０００ ００ ００
        +375 (29) 000-00-00 доб. 12
        +375/29/000-00-00
        +375.29.000.00.00
        8-029-123-45-67
        8 044 123 45 67
        8(017)2001234
        тел/факс 8 017 200 12 34
        моб: 29-123-45-67
        +49 (0)30 12345678
        030/12345678
        0171/1234567
        Tel. 030 – 12 34 56 78 App. 12
        Handy 0151/12 34 56 78
        +33 (0)6 12 34 56 78
        06-12-34-56-78
        06/12/34/56/78
        0612345678
        tel: 612 34 56 78
        móvil 612.345.678
        612-345-678
        +34 612 34 56 78
        tel. 22 123 45 67 wew. 12
        tel. kom. 600-123-456
        600123456
        (22) 123 45 67
        +39 333 123 4567
        cell. 333 1234567
        telemóvel 912 345 678
        celular (11) 91234-5678
        (11) 91234-5678
        06-12345678
        mobiel 06 1234 5678
        mobil: 777 123 456
        +420 777 123 456
        0722 123 456
        tel mobil 0722123456
        0532 123 45 67
        cep 0532 123 45 67
        cep tel: 5321234567
        電話 090-1234-5678
        携帯 090-1234-5678
        090-1234-5678
        ０９０－１２３４－５６７８
        010-1234-5678
        전화 010 1234 5678
        휴대폰 010-1234-5678
        טלפון 052-1234567
        נייד 052-123-4567
        052-1234567
        تلفن ۰۲۱۱۲۳۴۵۶۷۸
        موبایل 09121234567
        جوال: ٠٥٠١٢٣٤٥٦٧
        موبايل 01012345678
        tel: 12 34 56
        zero four one two 345 678
        plus three seven five two nine one two three four five six seven
        плюс три семь пять двадцать девять сто двадцать три сорок пять шестьдесят семь
        тел. восемь ноль двадцать девять сто двадцать три сорок пять шестьдесят семь
        double oh seven nine one two three four five six
        oh seven double nine one two three four five
        seis doce treinta y cuatro cincuenta y seis setenta y ocho
        six one two, three four five, six seven eight nine
        1-800-555-0199
        +1 (555) 555-0199 x123
        (555)555-0199
        5 5 5 - 5 5 5 - 0 1 9 9
        WhatsApp me: 555 0199 123
        Zadzwoń: 22 123 45 67
        вайбер 80291234567
        〒150-0002 東京都渋谷区渋谷
        123.456.789-09
        Cartão de Cidadão 12345678 9 ZZ4
        800101/1234
        1800101221144
        10000000146
        WhatsApp: +375290000000
        wa.me/375290000000
        viber 375290000000
        Zalo 0912345678
        واتساب 0501234567
        وואטסאפ 0521234567
        tel:+375291234567
        sms:+375291234567
    """,
    "likely-phone": """
        т.м. 291234567
        cellulare 3331234567
        telemovel: 912345678
        电话 13812345678
        手机：138-1234-5678
        微信/电话 13812345678
        n° sécu 1 80 01 75 123 456 78
        BLIK 600123456
    """,
    "postal": """
        ул. Ленина, д. 5
        ул. Ленина 5-12
        ул.Ленина,д.5,кв.12
        улица Ленина, дом 5, квартира 12
        Ленина 5, кв. 12
        Ленина 5 кв 12
        пр. Мира, 12
        пр-кт Мира д 12 кв 5
        пер. Тихий, 3
        наб. реки Фонтанки, 12
        ш. Энтузиастов, 12
        бул. Шевченко 12, кв. 3
        вул. Лісова 5, кв. 3
        вул. Лесі Українки, 5/12
        вулиця Хрещатик, 22
        м. Львів, вул. Зелена, 5
        просп. Перемоги 37
        пров. Тихий, 3
        вул. Лясная, 5
        вул. Янкі Купалы 5-12
        праспект Незалежнасці, 12-5
        зав. Ціхі, 3
        Менск, Лясная 5, кв 3
        ulitsa Lenina, dom 5, kv. 12
        ul. Lenina d. 5 kv. 12
        vul. Lesnaya 5-3
        ul. Długa 5/7
        ulica Długa 5 m. 7
        os. Słoneczne 12/5
        al. Jana Pawła II 12
        Długa 5/7, 00-238 Warszawa
        pl. Bankowy 2 lok. 5
        Musterweg 5, 12345 Berlin
        Musterweg 5
        Am Markt 3
        Hauptstr. 5
        Hauptstraße 5a, 2. OG
        Schillerpromenade 12, 12049 Berlin
        Karl-Marx-Allee 5
        Unter den Linden 5
        12345 Musterstadt
        A-1010 Wien
        Mariahilfer Straße 12/3/4
        № 5 Rue de l'Exemple
        5, rue de l'Exemple
        n° 5 rue de l'Exemple
        5 rue Exemple 75011 Paris
        12 impasse des Lilas
        BP 12, 75011 Paris
        c/ Mayor 3, 2º izq
        C/ Mayor, 3
        Calle Mayor 3, 28013 Madrid
        Avda. de la Constitución 5
        Pza. Mayor 3, 1º A
        Paseo de Gracia 12
        28013 Madrid
        شارع الحمرا، بناية 5، الطابق 3
        5 شارع التحرير
        ش. التحرير 5
        حي الأندلس، شقة 12
        بناية رقم 12، شقة 4
        Via Roma 5, 00184 Roma
        Via Garibaldi, 12
        Piazza Dante 5, int. 3
        Rua das Flores, 12, 2.º Esq.
        R. Augusta, 123
        Av. Paulista 1000, apto 51
        1000-001 Lisboa
        Kerkstraat 5, 1011 AB Amsterdam
        Prinsengracht 263
        Nieuwe Kerkweg 5-II
        Dlouhá 5, 110 00 Praha 1
        ul. Dlouhá 5
        náměstí Míru 5
        Str. Lungă nr. 5, ap. 3
        Strada Lungă 5, bl. A, sc. 2, ap. 3
        Bd. Unirii 12
        Atatürk Cad. No:5 D:3
        Atatürk Caddesi 5
        Bağdat Cad. 12/5
        北京市朝阳区建国路88号
        建国路88号3单元502室
        上海市南京路100弄5号
        台北市信義區信義路五段7號
        東京都渋谷区渋谷1-2-3
        渋谷1丁目2-3 メゾン101号室
        서울특별시 강남구 테헤란로 123
        강남구 역삼동 123-4
        רחוב הרצל 5, תל אביב
        רח' הרצל 5 דירה 3
        خیابان ولیعصر، پلاک 12
        خیابان ولیعصر پلاک ۱۲ واحد ۳
        کوچه گلستان ۵
        12 Acacia Avenue
        12 Acacia Ave, Apt 3
        Flat 3, 12 Acacia Avenue
        Apartment 12, Rose Court
        Unit 5, 12 High Street
        123 Main St
        123 Main St., Apt. 4
        1600 Pennsylvania Avenue NW
        Rose Cottage, Church Lane, Oxford OX1 1AA
        PO Box 12
        P.O. Box 123, Minsk
        Пражская ул., 12-5
        живу на Ленина 5
        я живу в доме 5 по улице Лесной
        zam. ul. Długa 5
        zamieszkały przy ul. Długiej 5
        wohne in der Hauptstr. 5
    """,
    "document": """
        паспорт MP1234567
        пашпарт МР 1234567
        ID-карта 123456789
        AB1234567
        личный номер 1234567A001PB5
        ид. номер 3010190A001PB5
        PESEL: 44051401458
        44051401458
        dowód os. ABC 123456
        nr dowodu ABC123456
        legitymacja nr 12345
        СНИЛС 112 233 445 95
        NINO QQ 12 34 56 C
        QQ 12 34 56 C
        NI no. QQ123456C
        CPF 123.456.789-09
        CPF: 12345678909
        RG 12.345.678-9
        NIF 123456789
        NIF 12345678Z
        codice fiscale RSSMRA80A01H501U
        RSSMRA80A01H501U
        BSN 111222333
        rodné číslo 800101/1234
        r.č. 800101/1234
        CNP 1800101221144
        TC Kimlik No 10000000146
        T.C. 10000000146
        身份证号 110101199003074514
        マイナンバー 1234 5678 9018
        주민번호 900101-1234568
        ת.ז. 123456782
        תעודת זהות: 123456782
        کد ملی ۱۲۳۴۵۶۷۸۹۱
        کد ملی: 0012345678
        الرقم القومي ٢٩٠٠١٠١٠١٠٠٠١٥
        رقم الإقامة 2123456789
        رقم جواز السفر A12345678
        passeport n° 12AB34567
        carte de séjour 1234567890
        titre de séjour n° 1234567890
        Pass-Nr. C01X00T47
        Perso-Nr. L01X00T47
        SV-Nr. 15070649C103
        Steuernummer 12/345/67890
        driver's license D1234567
        Green card A123456789
        USCIS A-123456789
        student ID 20201234
        № зачётки 123456
        студ. билет 1234567
        уголовное дело № 12001450001000123
        дело 1-123/2022
    """,
    "vehicle": """
        AA 1234 BB
        А123ВС 77
        а123вс77
        госномер А 123 ВС 177
        1234 AB-7
        1234 АВ-7
        AB-123-CD
        京A·12345
        машина 1234 ІТ-7
    """,
    "bank": """
        BY20 OLMP 3135 0000 0010 0000 0933
        UA21 3223 1300 0002 6007 2335 6600 1
        PL61 1090 1014 0000 0712 1981 2874
        PL61109010140000071219812874
        61 1090 1014 0000 0712 1981 2874
        FR14 2004 1010 0505 0001 3M02 606
        ES91 2100 0418 4502 0005 1332
        DE89 3704 0044 0532 0130 00
        TR33 0006 1005 1978 6457 8413 26
        iban tr330006100519786457841326
        карта Сбера 4276 3800 1234 5678
        карта 2202200112345678
        на карту 5536 9137 1234 5678
        картка монобанк 5375 4114 1234 5678
        card ending 4242 exp 12/27
        nr karty 4111111111111111
        номер счёта 40817810099910004312
        0x52908400098527886E0F7030069857D2E4169EE7
        bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq
    """,
    "handle": """
        chave pix 123.456.789-09
        t.me/adaexample
        https://t.me/adaexample
        telegram.me/ada_e
        tg: @adaexample
        @adaexample (telegram)
        @adaexample в телеграм
        @adaexample tg
        Telegram @ada_example
        телеграм - @adaexample
        телеграм: adaexample
        в телеге я adaexample
        мой ник в телеграме adaexample
        мой тг adaexample
        пишите в тг @adaexample
        Signal: ada.01
        signal ada.01
        Signal username ada.01
        сигнал ada.01
        https://wa.me/message/ABCDEFGHIJKL1
        Viber: ada
        Discord: ada#1234
        дискорд ada#1234
        discord ada_example
        Skype: live:.cid.0123456789abcdef
        skype:ada.example?call
        https://www.facebook.com/profile.php?id=100012345678901
        twitter: @adaexample
        vk.com/id123456789
        vk.com/ada_example
        вк id123456789
        ok.ru/profile/123456789012
        одноклассники: ada.example
        LINE: ada_example
        LINE ID ada.example
        KakaoTalk ID: adaexample
        카카오톡 아이디 adaexample
        微信 adaexample88
        微信号 wxid_abc123
        WeChat ID adaexample88
        QQ: 12345678
        QQ号 12345678
        Matrix: @ada:example.org
        @ada:matrix.org
        Session 05a1b2c3d4e5f60718293a4b5c6d7e8f9005a1b2c3d4e5f60718293a4b5c6d7e8f
        threema 4ABCD123
        Wire @ada_example
        Element @ada:example.org
        IG: ada.example
        instagram: adaexample
        إنستغرام ada.example
        تلغرام @adaexample
        تيليغرام: adaexample
        طلجرام adaexample
        טלגרם @adaexample
        ایتا @adaexample
        تلگرام @adaexample
        آیدی تلگرام adaexample
        telegramım adaexample
        il mio telegram è adaexample
        meu telegram é adaexample
        mijn telegram is adaexample
        můj telegram adaexample
    """,
    "place": """
        53.9045, 27.5615
        53,9045; 27,5615
        53.9045 27.5615
        N53.9045 E27.5615
        53.9045N, 27.5615E
        53°54'N 27°33'E
        53° 54′ 16″ N, 27° 33′ 41″ E
        ۵۳٫۹۰۴۵، ۲۷٫۵۶۱۵
        lat: 53.9045, lon: 27.5615
        lat=53.9&lng=27.5
        https://www.google.com/maps/place/53.9045,27.5615
        https://maps.google.com/?q=53.9045,27.5615
        https://goo.gl/maps/abc123
        https://yandex.by/maps/-/CDabc123
        https://2gis.by/minsk/geo/70030076165408161
        https://osm.org/go/0EEQj
        https://www.openstreetmap.org/#map=19/53.90450/27.56150
        9G59WH3Q+VJ
        ///index.home.raft
        what3words filled.count.soap
    """,
    "network": """
        192.168.0.1
        IP 203.0.113.5
        ip: 203.0.113.5:8080
        2001:db8:85a3::8a2e:370:7334
        fe80::1
        MAC 00:1B:44:11:3A:B7
        00-1B-44-11-3A-B7
        IMEI 35-209900-176148-1
    """,
    "secret": """
        https://example.org/sign?token=abc123
        https://example.org/?t=eyJhbGciOiJIUzI1NiJ9.e30.abc
        https://example.org/confirm?code=abc123def
        https://example.org/unsubscribe/abc123def456
        https://example.org/u/0048bea5-1c2d-4e5f-8a9b-0c1d2e3f4a5b
        https://example.org/edit/0048bea5-1c2d-4e5f-8a9b-0c1d2e3f4a5b
        https://www.change.org/p/x?recruiter=123456789
        https://example.org/?key=abc123
        https://example.org/?user_id=12345&hash=abcdef
        https://docs.google.com/forms/d/e/1FAIpQL/viewform?edit2=2_ABaOnue
        https://docs.google.com/document/d/1abc/edit
        https://drive.google.com/open?id=1abc
        https://mega.nz/folder/abc#def
        https://disk.yandex.ru/d/abc
        https://zoom.us/j/12345678901?pwd=abc
        https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv
        https://t.me/+abcDEF123
        https://discord.gg/abc123
        password: qwerty
        пароль - qwerty123
        hasło: tajne123
        PIN 1234
        PIN-код 1234
        код 123456 из смс
    """,
    "birth": """
        12 мая 1990 г.р.
        born: 1990-05-12
        * 12.05.1990
        ur. 12 maja 1990 r.
        née le 12 mai 1990
        n. 12 травня 1990 р.
        12.05.1990 р.н.
        нарадзіўся 12.05.1990
        تاريخ الميلاد: 12/5/1990
        nato il 12/05/1990
        nascido a 12 de maio de 1990
        nar. 12. 5. 1990
        născut la 12 mai 1990
        doğum tarihi: 12.05.1990
        1990年5月12日生まれ
        1990年5月12日出生
        נולדתי ב-12.5.1990
        متولد ۱۲ اردیبهشت ۱۳۶۹
    """,
}

PUBLIC = """
    221B
    221B Baker Street Society
    ARTICLE 19
    Class of 1989
    Battalion 72
    Route 66 Coalition
    4th floor collective
    Toynbee Hall
    One Essex Court
    3 Verulam Buildings
    Gray's Inn
    39 Essex Chambers
    7 Bedford Row Chambers
    Garden Court Chambers
    Doughty Street Chambers
    11KBW
    5RB
    Number 10
    Radio 5 Live
    Channel 4 News
    Canal 13
    Téléviesion 5
    TV5 Monde
    Kanal 5
    1+1
    112 Україна
    Телеканал 24
    24 Канал
    Радио 101
    ГБУЗ ГКБ № 67
    Детский сад № 234
    Школа № 1535
    СШ №45 г. Гомеля
    Гимназия 1543
    Лицей № 239, Санкт-Петербург
    НИИ 4
    ОКБ-1
    Завод № 5
    Больница № 40
    Поликлиника 12
    Библиотека № 7
    ДК 40-летия Победы
    Дом 1905
    Дом культуры 10
    Театр на Таганке
    Театр 19
    Клуб 44
    Хор 34
    Отряд 731
    Полк 46
    Батальён 1
    ЗОШ № 5 м. Києва
    НВК 12
    Ліцей № 100 «Поділ»
    Дитячий садок 5
    Кімната 8
    Музей 1968
    VIII LO w Poznaniu
    ZSO nr 5
    Przedszkole nr 34
    Szpital nr 1
    OSP 12
    Radio 357
    Teatr 6 piętro
    Stowarzyszenie 61
    Dom 44
    Grupa 77
    Universität Leipzig, Institut 3
    SO36
    Zimmer 12 Kollektiv
    Theater 89
    Verein 1848
    1. FC Köln
    Klasse 10b
    Grundschule 12 Leipzig
    Bürgerinitiative A100 stoppen
    Radio 889FM
    Haus 73
    Halle 14
    Collège 1789
    Théâtre 14
    Le 104
    CENTQUATRE-PARIS
    Université Paris 8
    Université Lyon 2
    Paris 13
    Section 93
    Syndicat SUD 75
    Brigade 42
    Compañía 13
    Radio 3
    Canal Sur 2
    IES 8 de Marzo
    Instituto n.º 5
    Colectivo 15M
    Movimiento 26 de Julio
    Plataforma 0,7
    Yo Soy 132
    قناة 24
    جامعة 6 أكتوبر
    حركة 6 أبريل
    مدرسة 25 يناير
    مستشفى 57357
    كتيبة 17
    Senior lecturer, Department 5
    Professor (1998–2015)
    PhD 2012
    Class of 2003
    MBA '99
    Abschlussjahrgang 1968
    Generation 89
    Born in 1990 Club
    Member since 1989
    since 12.05.1990
    Head of Unit B2
    DG CNECT, Unit C.3
    Level 3 support
    Grade 7 teacher
    Year 6 teacher
    Form 5B teacher
    Room 101 Collective
    Ward 7
    District 9
    Bezirk 12
    Okręg 5
    Circonscription 3
    Distrito 7
    Участок № 1234
    Section 8 tenants
    Local 1199
    UAW Local 12345
    SEIU 1021
    IBEW Local 3
    IG Metall 4.0
    Industry 4.0
    Web 2.0 designer
    Python 3.12 developer
    RFC 9110 editor
    ISO 9001 auditor
    GPT-4 researcher
    H2020 project 123456
    Grant No. 123456
    EU project 101012345
    NSF award 1234567
    Horizon 2020
    UN SDG 16
    COP26 delegate
    G20 observer
    B92
    Apollo 11
    Formula 1 journalist
    Fridays 4 Future
    Kampagne 50:50
    50/50 network
    24/7 helpline
    9/11 families
    7/7 survivors
    11M víctimas
    Batman v. 3
    C++ developer
    U2 fan club
    3x3 basketball
    1.5 Degrees
    350 Silicon Valley
    99 Percent
    100 Women
    1000 Mütter
    One in Nine
    Seven Sisters
    Два и два театр
    One Two Three Four Theatre
    Три сестры
    Line 3 cyclists
    Bus 100 riders
    M4 corridor residents
    A-Z Guides
    AB-Initio
    BMW 5 club
    Ford Prefect 105E
    T-34 museum
    AK-47 collectors
    MP3 museum
    HB 1234 repeal coalition
    SB 1070 opponents
    Prop 8 opponents
    PP 12345 project
    Telegram channel "News 24"
    Signal protocol researcher
    WhatsApp policy lead
    Discord community manager
    Viber engineer
    Instagram policy
    Twitter
    Session player
    Wire service reporter
    Matrix theory
    Line editor
    Кодер на Telegram
    админ телеграм-канала
    Passport 2 Freedom
    ID4D
    IBAN Registry
    IP lawyer
    MAC cosmetics
    PIN-UP art
    Pin 1 studio
    Code 4 Africa
    Code for Poland
    Код да Вінчі
    Hasło Wolność
    Token researcher
    Key worker
    Card 12 designs
    Via Campesina
    Via Francigena 2000
    Strada 51
    Plaza 25 de Mayo
    Largo 25 de Abril
    Rua 25 de Abril
    Place de la République
    avenue Q
    Boulevard 57
    Street 66 magazine
    Straße 17. Juni
    Hof 4
    Platz 1
    Projekt 31
    Markt 1
    Berlin 2024
    Leipzig 1989
    Minsk 2020
    Минск 2020
    Praha 1
    Praha 10
    Paris 75
    Lyon 3e
    Wien 15
    London SE1
    London N1 residents
    Berlin 36
    Budapest VIII
    08002 Barcelona collective
    at Example University
    Fellow at Harvard
    Engineer @ Google
    Dog lover
    dog (at home)
    https://example.org/ada
    https://example.org/2024/05/12/letter
    https://example.org/t/12345
    https://www.change.org/p/save-the-library
    https://www.openstreetmap.org
    https://maps.example.org
    https://en.wikipedia.org/wiki/Ada_Example
    https://github.com/ada/example/issues/12
    https://www.linkedin.com/company/example
    https://www.facebook.com/groups/example
    https://example.org/?id=42
    https://example.org/?key=about
    https://scholar.google.com/citations?user=AbCdEfGhIjkJ
    https://example.org/login
    https://example.org/share/letter
    https://docs.google.com/forms/d/e/1FAIpQLSabc/viewform
    ISBN 0-306-40615-2
    KRS 0000000001, NIP 5260001246
    REGON 012345678
    Charity No. 1234567
    Company No. 01234567
    SIRET 123 456 789 00012
    ОГРН 1027700132195
    УНП 100000001
    HRB 12345 B
    CIF B12345678
    CNPJ 12.345.678/0001-95
    P.IVA 12345678901
    NGO Darpan UP/2017/0123456
    501(c)(3)
    501(c)3
    Ⅲ
    ①②③
    ½
    № 1
    #12
    №1 в городе
    Ada III
    Sergeant, 3rd Battalion
    1st Lieutenant
    2nd Vice-President
    3-й курс
    5-Б класс
    11 класс
    11-А
    член партии с 1990
    пенсионер, 70 лет Победы
    mother of 3
    мать 3 детей
    отец 5-х детей
    Mutter von 2 Kindern
    madre de 2 hijos
    matka 3 dzieci
    mère de 2 enfants
    أم 3 أولاد
"""
