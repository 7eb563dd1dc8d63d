"""Names as people of many languages write them, none of which a check may call garbled."""

NAMES = {
    "no": """
Bjørn Åsmund Sæther|Åse Kjølsrud|Øystein Bråthen|Håkon Tveitå|Øyvind Ødegård
Jørn Ø. Bø|Åsa Ås
""",
    "da": """
Søren Kjærgaard|Jørgen Ærø|Mærsk Mc-Kinney Møller|Bodil Åkjær
""",
    "sv": """
Åke Öström|Göran Sjöström|Märta Ängsö|Björn Åkesson|Åsa Öberg
""",
    "is": """
Þórður Ægisson|Guðrún Sæmundsdóttir|Ásgeir Örn Þórðarson|Ýmir Örn
Sigríður Þöll|Hjördís Gísladóttir|Ðrífa Æ. Óladóttir|Ögmundur Jónasson
""",
    "fo": """
Jógvan á Lakjuni|Høgni Reistrup|Sjúrður Skaale
""",
    "fi": """
Päivi Räsänen|Yrjö Mäkelä|Äänismaa Öö|Hämäläinen Jörn|Jyväskylä Ääri|Pääkkönen
""",
    "et": """
Õnne Pärl|Ülo Sõõru|Mõõt Jüri|Tõnu Õnnepalu|Jüri Ööbik|Šura Žukov
""",
    "lv": """
Ķekava Ģirts|Jānis Bērziņš|Ņina Šķēle|Ūdris Āboliņš|Zane Ļaudaka
""",
    "lt": """
Žydrūnas Šimkus|Ąžuolas Česnauskis|Ūla Įdomaitė|Rūta Žvirblytė
""",
    "pl": """
Łucja Źdźbło|Świętosława Żółć|Wiśniewski Michał|Bżęczyński Żbik|Śmiałek Ćwiek
Ździsław Ósmy
""",
    "cs": """
Dvořák Jiří|Žaneta Čížková|Ďuriš Škvor|Řehoř Třešňák|Šťastný Ondřej
Zdeňka Ňuňu|Růžena Kůtová|Ďáblík
""",
    "sk": """
Ľubomír Šťastný|Ľudmila Kľúčiková|Ŕzivý Žĺtok|Štefan Hríň|Ľuboš Ďurčo
""",
    "hu": """
Őry Zsófia|Győző Szűcs|Ádám Űrhajós|Ünőke Tűzoltó|Ágnes Erdős|Örkény Mészöly
""",
    "ro": """
Ștefan Țepeş|Ioan Pârvulescu|Țuțea Ștefănescu|Îndreaş Ţurcanu|Anişoara Bălaşa
Ătănasie
""",
    "sq": """
Gëzim Çela|Ëngjëll Çuçi|Zoë Përmeti|Çlirim
""",
    "tr": """
Çağrı Şahin|Gülşah Öğütçü|İbrahim Işık|Özgür Ünlü|Şükrü Çiçek|Ğ. Iğdır
İIıi Üçöz|Öğün Çölaşan
""",
    "az": """
Əli Əliyev|Şəhriyar Məmmədov|Gülşən Çələbi
""",
    "vi": """
Nguyễn Thị Ánh|Đặng Hữu Phước|Trần Đình Khôi|Ông Ích Khiêm|Lê Văn Ý|Âu Cơ|Đỗ Ỷ
Ngô Ðình Diệm|Phạm Ê Ban|Hồ Ân
""",
    "fr": """
Œuvrard Cœur|Zoë Noël-Haÿ|François Çelik|Agnès L'Œillet|Éloïse d'Août|Aÿ Ÿves
Hélène À. Bâ|ÉLÉONORE ŒUF|Pierre Louÿs|Maël Le Gô
""",
    "es": """
Íñigo Ñúñez|Ángel Úbeda|Begoña Muñoz|ÁNGEL IBÁÑEZ|Güell Argüelles|Mª Ángeles
Íker Ñ. Ó
""",
    "ca": """
Gal·la Puig|Núria Çabrià|Àngels Ònia|Lluís Pou i Güell
""",
    "pt": """
João Conceição|Ângela Simões|Antônio Brandão|Ícaro Lourenço|Úrsula Magalhães
Ética Ávila Ação|JOÃO MAGALHÃES
""",
    "de": """
Jörg Müßig|Ösi Ünver-Groß|Käthe Weiß|Ärzte Ü|MÜSSIG ÖZ|Hans Voß
Schönfließ Ä. Ö.
""",
    "ga": """
Ó Súilleabháin Seán|nÉireann Áine|Máire Ní Dhónaill|Pádraig Ó Sé|Éamon Óg
""",
    "cy": """
Siân Llŷr|Ŵyn Tŷ|Môn Dŵr
""",
    "mt": """
Ġorġ Ħaż-Żebbuġ|Żaren Għarb
""",
    "eo": """
Ĉarlo Ŝmidt|Ĵusta Ĥoro
""",
    "yo": """
Adébáyọ̀ Ṣọlá|Olúwaṣeun Ògúnbọ̀wálé|Ọlọ́runfẹ́mi
""",
    "hr": """
Đorđe Šćepanović|Živko Ćurčić|Čedo Žižić|Ljiljana Đurđević
""",
    "ru": """
Ёлкин Пётр|Сергей Щукин|Юрий Цой|Яна Эйгес|Ия Йот|АННА ЁЖ
""",
    "be": """
Ўладзімір Ўсоў|Алесь Еўжык|Ганна Янкоўская|Жыцень Дзьмітры
""",
    "uk": """
Їжакевич Ґалаґан|Лілія Єщенко|Ірина Ґедзь|Ївга
""",
    "sr": """
Ђорђе Љубић|Његош Џајић|Ћира Ђукић|Јован Јовановић
""",
    "mk": """
Ќиро Ѓорѓи|Ѕвезда Џамбаз|Љупчо Њамов
""",
    "bg": """
Щерю Ъгълов|Йовчо Жечев|Ъпшот
""",
    "kk": """
Әлия Қасымова|Нұрсұлтан Өтеген|Ұлжан Үмбет|Ғани Һәкім
""",
    "el": """
Ελένη Παπαδοπούλου|Άγγελος Ώτος|Ρένα Ξύδη|Ϊων Ϋ́λη|ΑΘΗΝΑ ΩΡΑ|Γιώργος Ψάλτης
""",
    "ar": """
محمد أحمد|فاطمة الزهراء|عبد اللطيف الحمامصي|ياسين بن علي|مؤمن رؤوف|هدى إيمان
""",
    "fa": """
پروین گلچین|ژاله چوبک|کیان یگانه
""",
    "he": """
נועה כהן|שלמה בן־דוד|צבי ץ
""",
    "hy": """
Անի Պետրոսյան
""",
    "ka": """
ნინო ბერიძე
""",
    "hi": """
अनिता शर्मा
""",
    "ja": """
山田 花子|佐藤 ﾀﾛｳ|ひろし
""",
    "zh": """
张三|陳大文|欧阳娜娜
""",
    "ko": """
김지훈|박서연
""",
    "th": """
สมชาย ใจดี
""",
    "haw": """
Kanaʻiaupuni Keāhole
""",
    "lad": """
D’Été|O´Brien|O‘Neill|McÉwan|DeÁngelo|LaŠawn|MacÉil
""",
    "emo": """
Ada 🌻|„Przykład”|«Мемориал»|¡Hola!|€uro|½ Pint|100 % Öko|AT&T|Müller & Söhne
Citroën™|H²O|nº 5|Mª José|1ª linha|«Été»|Café °C|A–Ž|§ 5
""",
}
