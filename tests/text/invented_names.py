"""Invented names with all letters that their languages write; none of them is garbled."""

INVENTED = {
    "cs": """
Zavřel Zdeněk|Němcová Buňka|Vrťátko Žižka|Tomáš Nováčková|Jaromír Konečný|Krůta Markéta
Müllerová Žďár|Ústí Břetislav
""",
    "pl": """
Elżbieta Jabłoński|Gąsior Górski|Łoś Szczęsny|Źrebiec Ćwik|Żeromski Wyszyński
Miłosz Spółka|Grażyna Jędrzejczyk|Dąbrowska Żurek
""",
    "lt": """
Aušra Indrė|Stankevičius Ramūnas|Živilė Ąžuolas|Įdomaitė Kęstutis|Justė Česnauskaitė
Navickienė Ramunė|Čekuolis Butkutė|Šarūnė Dženė
""",
    "lv": """
Šķēle Siliņš|Vīksna Krūmiņš|Ādolfs Žagars|Ģirts Jeļena|Ričards Bušs|Saulītis Jūle
Lība Vilciņš|Bērziņš Ķegums
""",
    "et": """
Männiste Jeršov|Jõgeva Ürjo|Žukov Möldri|Õpik Põder|Pärt Sänna|Mänd Tõugu|Rõuge Müür
Tõnis Kärner
""",
    "de": """
Vögele Käthe|Hüttner José|Rußig Cäcilia|Höfer Förstner|Austermühle Böhm
Jürgen Klaus-Günter|Gülten Nürnberg|Lübs Mädel
""",
    "fr": """
Noël Mégane|Lelièvre Hôpital|Haïti Bœuf|Île Mâcon|Duchêne Provençal|Dûment Louÿs
Québec Mélanie|Rémy Jérôme
""",
    "es": """
Jordán Zacarías|Begoña Núñez|Andrés Falcó|Güell Salvà|Pallarès Enríquez|Noé Plácido
Echeverría Borrás|América Garzón
""",
    "pt": """
Durão Paraíba|Zezé Lourenço|Márcio António|Sônia Rúben|Êrica Lições|Muñiz Ângela
Vinícius Luísa|Salomé Irmãos
""",
    "ro": """
Câmpeanu Gică|Vîlcu Ștefana|Gențiana Pătraşcu|Raţă Dănilă|Pașca Vlăduț|Tănase Ştefan
Săndulescu Lenuța|Drăgulescu Grațian
""",
    "hu": """
Zsófia Márk|Németh Dezső|Kürti Gyöngyi|Szűts Sípos|Júlia Pál|Bálint Juhász|Tóth Géza
Viktória Illés
""",
    "tr": """
İrfan Özdoğdu|Yıldırım Gülbani|Şide Güçyeter|Âlemşah Nesrîn|N˜zamett˜n Melûl
Doğan Erkılıç|İlker Güldünya|Övün Razı
""",
    "el": """
Απολλωνία Ηράκλεια|Αλεξανδρόπουλος Πλούταρχος|Δρυμαλίτου Κοτσινά|Φαίδρα Λέων
Άγγελος Τζιάρας|Ζώη Βαλσαμίδου|Σπαθάρη Ανθή|Ροϊδούλης Τερψιχόρη|Μωραΐτη Μάνος
""",
    "ru": """
Фокич Чеслав|Эдуард Борисовна|Гурьева Тимуровна|Чехов Кудряшов|Кузьмин Давыдович
Леонтий Фёдорович|Пестова Любим|Цветкова Съёмкин|Журавлев Гущин
""",
    "uk": """
Туркало Омелянівна|Сірченко Ніколюк|Євтушенко Ада|Петренко Олесьович|Охрімівна Бездітко
Габелко Щириця|Сергій Фартушняк|Українка Лукʼянович|Ґалаґан Жук
""",
    "bg": """
Славен Хачо|Варта Яромир|Амбър Нафтали|Ицо Златогор|Луланков Патрик|Михайлена Чаньо
Шидер Щерко|Юлиан Свежа
""",
    "sr": """
Видаковић Јована|Петровић Ћосић|Јелена Душан|Ђорђевић Караџић|Љиљана Милица
Живковић Зорица|Шабан Његош|Вучић Хаџић
""",
    "be": """
Тышкевіч Чарняўскі|Дзмітрый Хадасевіч|Сяргееўна Міхась|Ластоўскі Чэслаў|Цвірка Быкава
Пушча Жук|Юлія Ефрасіння|Зялёны Тамара
""",
    "ka": """
მარგველაშვილი გაბუნია|ბეჟანიშვილი რატი|ძნელაძე ზოია|პაატა ბოჭორიშვილი|ვასაძე ფხალაძე
ლომთაძე ჯოჯუა|კონცელიძე მელქაძე|დარეჯან ნასყიდაშვილი|ჩაკვეტაძე ღურწკაია
""",
    "hy": """
Զեյնալյան Հուրդաջյան|Աթաբահյան Սաֆարյան|Մուշեղյան Թադևոս|Արգիշտի Վասակ|Գասպար Ջանփոլադյան
Դուդուկչյան Պետրոսյանց|Էլչիբեկյան Ազատխանյան|Պառավյան Ճոճկանյան|Օլեգ Ժամկոչյան
Քոչարյան Ծպնեցյան|Ձավարյան Ըրղաթբաշյան
""",
    "he": """
לאה רני|מיתר מעיין|ברקוביץ גנאים|פורמן גוטמן|ברנס דור|נחמן שוהם|מיכאלי יזן|אסרף מנצור
לילך שון
""",
    "ar": """
مُتوكّل ناجي|خديجة علي|خلوصي بيلسان|يارا دؤوب|حسيب إبراهيم|طه قطب|شهير فصيل|رامز هيثم
لقاء نافذ|رائد ظبي|غزوان أسيل|أروى آيات
""",
    "fa": """
مبینا نامور|النا طلوعی|معروف عبدالعلی|بهار جهانی|رضا اميرمحمد|مهدیس آرمین|آرتين ولاشجردی
نوبختی کمالی|محمدپارسا چنگیزی|رقيه منصوری|كیانا ثنا|سغیری مائده
""",
    "hi": """
रुपिन्द्र दीप्ति|चटर्जी वेंकटएसन|जगजीत देवराज|गोतम रिया|राकेश पल्लव|बलासुब्रमानियम चोधरी
गोपीनाथ तृष्णा|अनुपम चौहान|शोभा पाण्डेय|मञ्जु अखिल|कैलाश आकाङ्क्षा|रघु इला
""",
    "zh": """
丽娟 海燕|桂英 婷婷|秀云 秀芳|建华 淑珍|红霞 凤英|小红 春梅
志强 秀兰|玉英 桂芝|桂香 金凤|建平 欧阳|冬梅 雪梅|建军 桂荣
""",
    "ja": """
加奈 西村|藤原 清水|石井 山田|中村 池田|井上 太一|吉田 後藤
小林 春香|佐藤 斉藤|知実 山崎|桃子 涼平|洋介 智也|亮介 三浦
""",
    "ko": """
영환 숙자|시우 하은|준서 정희|예지 지후|보람 아름|진호 예원
민준 서윤|수진 도윤|경희 수빈|정훈 정식|성민 현우|지연 영철
""",
    "vi": """
Hiền Nguyễn|Cường Tùng|Trần Hậu|Nghĩa Phước|Nhân Ngô|Giáp Hải|Văn Dũng|Sơn Phúc|Trí Đào
Hồng Nhiên|Hòa Đặng|Thị Hạnh
""",
}
