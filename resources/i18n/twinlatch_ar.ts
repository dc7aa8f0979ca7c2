<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>language</name>
    <message>
        <source>English</source>
        <translation>العربية</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>The store {} is in use by another program. Nothing was done.</source>
        <translation>مخزن البيانات ⁨{}⁩ قيد الاستخدام في برنامج آخر. لم يُنفَّذ أي إجراء.</translation>
    </message>
    <message>
        <source>The store {} cannot be reached now{}. Nothing was done.</source>
        <translation>يتعذّر الوصول الآن إلى مخزن البيانات ⁨{}⁩{}. لم يُنفَّذ أي إجراء.</translation>
    </message>
    <message>
        <source>The store {} went away before it confirmed. You are not signed in; a code you typed may be used up.</source>
        <translation>انقطع الاتصال بمخزن البيانات ⁨{}⁩ قبل تأكيد العملية. لم يتم تسجيل الدخول، وربما لم يعد الرمز الذي أدخلته صالحًا.</translation>
    </message>
    <message>
        <source>The disk with {} is full. Nothing was done.</source>
        <translation>القرص الذي يحتوي على ⁨{}⁩ ممتلئ. لم يُنفَّذ أي إجراء.</translation>
    </message>
    <message>
        <source>{} cannot be written to, only read{}. Nothing was done.</source>
        <translation>لا يمكن الكتابة في ⁨{}⁩، فهو للقراءة فقط{}. لم يُنفَّذ أي إجراء.</translation>
    </message>
    <message>
        <source>The store {} is on a network or shared file system{}, where a code could be accepted twice. Keep it on a disk of this computer.</source>
        <translation>يوجد مخزن البيانات ⁨{}⁩ على شبكة أو نظام ملفات مشترك{}، وقد يُقبل فيه الرمز نفسه مرتين. يُرجى حفظه على قرص في هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>{} is no Twinlatch store, or it is damaged{}. Restore a backup.</source>
        <translation>⁨{}⁩ ليس مخزن بيانات Twinlatch، أو أنه تالف{}. يُرجى استعادة نسخة احتياطية.</translation>
    </message>
    <message>
        <source>{} was written by a later version of Twinlatch{}.</source>
        <translation>كُتب ⁨{}⁩ باستخدام إصدار أحدث من Twinlatch{}.</translation>
    </message>
    <message>
        <source>The store {} is gone{}. Put it back or restore a backup.</source>
        <translation>لم يعد مخزن البيانات ⁨{}⁩ موجودًا{}. يُرجى إعادته إلى مكانه أو استعادة نسخة احتياطية.</translation>
    </message>
    <message>
        <source>There is no store at {}{}. Start Twinlatch without a command to make the first account.</source>
        <translation>لا يوجد مخزن بيانات في ⁨{}⁩{}. لإنشاء الحساب الأول، يُرجى تشغيل Twinlatch بدون أي أمر.</translation>
    </message>
    <message>
        <source>The store {} was emptied{}. Restore a backup.</source>
        <translation>تم إفراغ مخزن البيانات ⁨{}⁩{}. يُرجى استعادة نسخة احتياطية.</translation>
    </message>
    <message>
        <source>The key is missing from {}{}. Put it back.</source>
        <translation>المفتاح غير موجود في ⁨{}⁩{}. يُرجى إعادته إلى مكانه.</translation>
    </message>
    <message>
        <source>The key in {} does not fit this store{}.</source>
        <translation>المفتاح الموجود في ⁨{}⁩ لا يطابق مخزن البيانات هذا{}.</translation>
    </message>
    <message>
        <source>The key cannot be had from {}{}. Unlock it and try again.</source>
        <translation>يتعذّر الحصول على المفتاح من ⁨{}⁩{}. يُرجى إلغاء القفل ثم إعادة المحاولة.</translation>
    </message>
    <message>
        <source>{} is not safe to use{}.</source>
        <translation>استخدام ⁨{}⁩ غير آمن{}.</translation>
    </message>
    <message>
        <source>The settings cannot be used: {}{}.</source>
        <translation>لا يمكن استخدام الإعدادات: ⁨{}⁩{}.</translation>
    </message>
    <message>
        <source>{} cannot be used now{}. Nothing was done.</source>
        <translation>لا يمكن استخدام ⁨{}⁩ الآن{}. لم يُنفَّذ أي إجراء.</translation>
    </message>
    <message>
        <source>the store</source>
        <translation>مخزن البيانات</translation>
    </message>
    <message>
        <source>Since you last signed in</source>
        <translation>منذ آخر تسجيل دخول لك</translation>
    </message>
    <message>
        <source>Last sign-ins</source>
        <translation>آخر عمليات تسجيل الدخول</translation>
    </message>
    <message>
        <source>This is the first sign-in on record.</source>
        <translation>هذه أول عملية تسجيل دخول في السجل.</translation>
    </message>
    <message>
        <source>An administrator reset your multi-factor authentication, {}.</source>
        <translation>أعاد أحد المسؤولين تعيين المصادقة متعددة العوامل لحسابك {}.</translation>
    </message>
    <message>
        <source>An administrator reset your password, {}.</source>
        <translation>أعاد أحد المسؤولين تعيين كلمة مرورك {}.</translation>
    </message>
    <message>
        <source>An administrator confirmed your account after a change from outside, {}.</source>
        <translation>أكّد أحد المسؤولين حسابك بعد تغيير من خارج البرنامج، وذلك {}.</translation>
    </message>
    <message>
        <source>An administrator disabled your account, {}.</source>
        <translation>أوقف أحد المسؤولين حسابك {}.</translation>
    </message>
    <message>
        <source>Multi-factor authentication was turned off, {}.</source>
        <translation>تم إيقاف المصادقة متعددة العوامل {}.</translation>
    </message>
    <message>
        <source>Your recovery code was used, {}.</source>
        <translation>تم استخدام رمز الاسترداد {}.</translation>
    </message>
    <message>
        <source>An authenticator app was set up, {}.</source>
        <translation>تم إعداد تطبيق مصادقة {}.</translation>
    </message>
    <message>
        <source>Your password was changed, {}.</source>
        <translation>تم تغيير كلمة المرور {}.</translation>
    </message>
    <message>
        <source>Your recovery code was replaced, {}.</source>
        <translation>تم استبدال رمز الاسترداد {}.</translation>
    </message>
    <message>
        <source>One attempt to sign in was refused, {}.</source>
        <translation>رُفضت محاولة واحدة لتسجيل الدخول {}.</translation>
    </message>
    <message>
        <source>{} attempts to sign in were refused, the first {}.</source>
        <translation>عدد محاولات تسجيل الدخول المرفوضة: {}، وكانت أولاها {}.</translation>
    </message>
    <message>
        <source>Nobody got in. If it was not you, and it goes on, tell your administrator.</source>
        <translation>لم يتمكن أحد من الدخول. إذا لم تكن هذه محاولاتك واستمر حدوثها، فيُرجى إبلاغ المسؤول.</translation>
    </message>
    <message>
        <source>If any of this was not you, change your password now and tell your administrator.</source>
        <translation>إذا كان أي من هذا قد تم بدون علمك، فيُرجى تغيير كلمة المرور الآن وإبلاغ المسؤول.</translation>
    </message>
    <message>
        <source>{} with your password</source>
        <translation>{} بكلمة المرور</translation>
    </message>
    <message>
        <source>{} with password and one-time code</source>
        <translation>{} بكلمة المرور ورمز التحقق</translation>
    </message>
    <message>
        <source>{} with password and recovery code</source>
        <translation>{} بكلمة المرور ورمز الاسترداد</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>At least {} characters. Several words are easy to remember.</source>
        <translation>يجب ألا يقل عدد الأحرف عن {}. يسهل تذكّر عبارة من عدة كلمات.</translation>
    </message>
    <message>
        <source>Something unexpected happened, and nobody is signed in. Close Twinlatch and start it again. Incident {}.</source>
        <translation>حدث خطأ غير متوقع، ولم يتم تسجيل دخول أحد. يُرجى إغلاق Twinlatch ثم تشغيله من جديد. رقم المشكلة: ⁨{}⁩.</translation>
    </message>
    <message>
        <source>Use up to 64 letters a to z, digits, dots, hyphens and underscores; first a letter or digit.</source>
        <translation>يمكن استخدام ما يصل إلى 64 من الأحرف الإنجليزية من a إلى z والأرقام والنقاط والواصلات والشرطات السفلية، على أن يكون الأول حرفًا أو رقمًا.</translation>
    </message>
    <message>
        <source>This username is taken. Choose another one.</source>
        <translation>اسم المستخدم هذا محجوز. يُرجى اختيار اسم آخر.</translation>
    </message>
    <message>
        <source>Enter an email address such as name@example.org.</source>
        <translation>يُرجى إدخال عنوان بريد إلكتروني مثل name@example.org.</translation>
    </message>
    <message>
        <source>Another account uses this address. Enter another one.</source>
        <translation>يستخدم حساب آخر هذا العنوان. يُرجى إدخال عنوان آخر.</translation>
    </message>
    <message>
        <source>The two passwords differ. Type the same one twice.</source>
        <translation>كلمتا المرور غير متطابقتين. يُرجى إدخال الكلمة نفسها مرتين.</translation>
    </message>
    <message>
        <source>Your account is ready. Sign in with it.</source>
        <translation>حسابك جاهز. يمكنك الآن تسجيل الدخول.</translation>
    </message>
    <message>
        <source>There is an account already. Sign in, or ask its administrator for one of your own.</source>
        <translation>يوجد حساب بالفعل. يُرجى تسجيل الدخول، أو طلب حساب خاص بك من المسؤول.</translation>
    </message>
    <message>
        <source>Name or password is not right. Check both and try again.</source>
        <translation>اسم المستخدم أو كلمة المرور غير صحيحة. يُرجى التحقق منهما ثم إعادة المحاولة.</translation>
    </message>
    <message>
        <source>This sign-in has ended. Please start again.</source>
        <translation>انتهت عملية تسجيل الدخول هذه. يُرجى البدء من جديد.</translation>
    </message>
    <message>
        <source>This account was changed meanwhile, perhaps in another window. Please sign in again.</source>
        <translation>تم تغيير هذا الحساب في هذه الأثناء، ربما في نافذة أخرى. يُرجى تسجيل الدخول من جديد.</translation>
    </message>
    <message>
        <source>What is stored for this account cannot be trusted. Please ask your administrator.</source>
        <translation>لا يمكن الوثوق بالبيانات المخزّنة لهذا الحساب. يُرجى الاتصال بالمسؤول.</translation>
    </message>
    <message>
        <source>This account was changed from outside of Twinlatch; nothing was done. Look at it with `twinlatch account show` and `audit list`, then restore a backup or use `twinlatch account accept`.</source>
        <translation>تم تغيير هذا الحساب من خارج Twinlatch، ولم يُنفَّذ أي إجراء. يُرجى فحصه باستخدام ⁨`twinlatch account show`⁩ و⁨`audit list`⁩، ثم استعادة نسخة احتياطية أو استخدام ⁨`twinlatch account accept`⁩.</translation>
    </message>
    <message>
        <source>The stored accounts are older than they were, so no code can be accepted. Please ask your administrator.</source>
        <translation>بيانات الحسابات المخزّنة أقدم مما كانت عليه، لذا لا يمكن قبول أي رمز. يُرجى الاتصال بالمسؤول.</translation>
    </message>
    <message>
        <source>This account is disabled. Please ask your administrator.</source>
        <translation>هذا الحساب موقوف. يُرجى الاتصال بالمسؤول.</translation>
    </message>
    <message>
        <source>Too many wrong codes: your authenticator is switched off. Sign in with your recovery code, or ask your administrator.</source>
        <translation>عدد كبير جدًا من الرموز الخاطئة: تم إيقاف تطبيق المصادقة. يُرجى تسجيل الدخول باستخدام رمز الاسترداد، أو الاتصال بالمسؤول.</translation>
    </message>
    <message>
        <source>Too many wrong recovery codes: they are switched off. Sign in with your authenticator app, or ask your administrator.</source>
        <translation>عدد كبير جدًا من رموز الاسترداد الخاطئة: تم إيقاف استخدامها. يُرجى تسجيل الدخول باستخدام تطبيق المصادقة، أو الاتصال بالمسؤول.</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>تم تغيير كلمة المرور.</translation>
    </message>
    <message>
        <source>Multi-factor authentication is off. You can delete the entry in your app.</source>
        <translation>تم إيقاف المصادقة متعددة العوامل. يمكنك حذف الحساب من تطبيق المصادقة.</translation>
    </message>
    <message>
        <source>Your new recovery code is in force. Destroy the former one.</source>
        <translation>أصبح رمز الاسترداد الجديد ساريًا. يُرجى إتلاف الرمز القديم.</translation>
    </message>
    <message>
        <source>Nothing was changed: the recovery code you recorded before stays valid.</source>
        <translation>لم يتغيّر شيء: لا يزال رمز الاسترداد الذي دوّنته من قبل صالحًا.</translation>
    </message>
    <message>
        <source>That is the one-time password. Choose another one of your own.</source>
        <translation>هذه هي كلمة المرور المؤقتة. يُرجى اختيار كلمة مرور أخرى خاصة بك.</translation>
    </message>
    <message>
        <source>This one-time password has expired. Please ask your administrator for a new one.</source>
        <translation>انتهت صلاحية كلمة المرور المؤقتة هذه. يُرجى طلب كلمة مرور مؤقتة جديدة من المسؤول.</translation>
    </message>
    <message>
        <source>Multi-factor authentication must be set up for this account, and that needs a valid activation code. Please ask your administrator for one.</source>
        <translation>يجب إعداد المصادقة متعددة العوامل لهذا الحساب، ويتطلب ذلك رمز تفعيل صالحًا. يُرجى طلبه من المسؤول.</translation>
    </message>
    <message>
        <source>An activation code has 16 letters and digits, in four groups of four. Check what you typed.</source>
        <translation>يتكوّن رمز التفعيل من 16 حرفًا ورقمًا، في أربع مجموعات من أربعة. يُرجى التحقق مما أدخلته.</translation>
    </message>
    <message>
        <source>That activation code is not right. Use the newest one you were given.</source>
        <translation>رمز التفعيل غير صحيح. يُرجى استخدام أحدث رمز تلقّيته.</translation>
    </message>
    <message>
        <source>These three do not fit together. Check them, and use the newest one-time code. Without multi-factor authentication only your administrator can help.</source>
        <translation>هذه البيانات الثلاثة غير متطابقة. يُرجى التحقق منها واستخدام أحدث رمز تحقق. بدون المصادقة متعددة العوامل، لا يمكن لأحد المساعدة سوى المسؤول.</translation>
    </message>
    <message>
        <source>Your new password is in force. Sign in with it.</source>
        <translation>أصبحت كلمة المرور الجديدة سارية. يُرجى تسجيل الدخول بها.</translation>
    </message>
    <message>
        <source>There is no account yet: the first one needs a password.</source>
        <translation>لا يوجد أي حساب بعد: يحتاج الحساب الأول إلى كلمة مرور.</translation>
    </message>
    <message>
        <source>The record has no older row that could go. No file was made.</source>
        <translation>لا يحتوي السجل على إدخالات أقدم يمكن نقلها. لم يتم إنشاء أي ملف.</translation>
    </message>
    <message>
        <source>Give a reason; it is kept on record.</source>
        <translation>يُرجى ذكر السبب؛ سيُحفظ في السجل.</translation>
    </message>
    <message>
        <source>The account is unlocked.</source>
        <translation>تم إلغاء قفل الحساب.</translation>
    </message>
    <message>
        <source>That code is not right. Check that you use the newest one.</source>
        <translation>الرمز غير صحيح. يُرجى التأكد من استخدام أحدث رمز.</translation>
    </message>
    <message>
        <source>That code was already used. Wait for the next one in your app.</source>
        <translation>سبق استخدام هذا الرمز. يُرجى انتظار الرمز التالي في التطبيق.</translation>
    </message>
    <message>
        <source>This setup has expired. Delete the entry in your app and scan again.</source>
        <translation>انتهت صلاحية هذا الإعداد. يُرجى حذف الحساب من تطبيق المصادقة ثم المسح من جديد.</translation>
    </message>
    <message>
        <source>A recovery code has 24 letters and digits, in six groups of four. Check what you typed.</source>
        <translation>يتكوّن رمز الاسترداد من 24 حرفًا ورقمًا، في ست مجموعات من أربعة. يُرجى التحقق مما أدخلته.</translation>
    </message>
    <message>
        <source>That recovery code is not right. Use the newest one you recorded.</source>
        <translation>رمز الاسترداد غير صحيح. يُرجى استخدام أحدث رمز دوّنته.</translation>
    </message>
    <message>
        <source>That password is not right. Try again.</source>
        <translation>كلمة المرور غير صحيحة. يُرجى إعادة المحاولة.</translation>
    </message>
    <message>
        <source>Sign in again to set up your authenticator app.</source>
        <translation>يُرجى تسجيل الدخول من جديد لإعداد تطبيق المصادقة.</translation>
    </message>
    <message>
        <source>You have been signed out. Please sign in again.</source>
        <translation>تم تسجيل خروجك. يُرجى تسجيل الدخول من جديد.</translation>
    </message>
    <message>
        <source>That is not allowed here.</source>
        <translation>هذا الإجراء غير مسموح به هنا.</translation>
    </message>
    <message>
        <source>There is no account with this name.</source>
        <translation>لا يوجد حساب بهذا الاسم.</translation>
    </message>
    <message>
        <source>Too many attempts. You can try again in {}:{:02}.</source>
        <translation>محاولات كثيرة جدًا. يمكنك إعادة المحاولة بعد {}:{:02}.</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>يمكنك إعادة المحاولة الآن.</translation>
    </message>
    <message>
        <source>This is one of the most used passwords. Choose another one.</source>
        <translation>هذه من أكثر كلمات المرور استخدامًا. يُرجى اختيار كلمة أخرى.</translation>
    </message>
    <message>
        <source>This is a common password, only repeated or filled up. Choose something else.</source>
        <translation>هذه كلمة مرور شائعة مكرّرة أو مضاف إليها فقط. يُرجى اختيار كلمة أخرى.</translation>
    </message>
    <message>
        <source>This is made of your name, your address or this program&apos;s name. Choose something else.</source>
        <translation>تتكوّن كلمة المرور هذه من اسمك أو عنوانك أو اسم هذا البرنامج. يُرجى اختيار كلمة أخرى.</translation>
    </message>
    <message>
        <source>Use at least {} characters; this has {}.</source>
        <translation>يجب ألا يقل عدد الأحرف عن {}؛ العدد الحالي: {}.</translation>
    </message>
    <message>
        <source>Weak.</source>
        <translation>ضعيفة.</translation>
    </message>
    <message>
        <source>Fair.</source>
        <translation>مقبولة.</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>جيدة.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>قوية.</translation>
    </message>
    <message>
        <source>It looks like a password that many people use.</source>
        <translation>تشبه كلمة مرور يستخدمها كثيرون.</translation>
    </message>
    <message>
        <source>Add a word or two that do not belong together.</source>
        <translation>من الأفضل إضافة كلمة أو كلمتين لا علاقة بينهما.</translation>
    </message>
    <message>
        <source>Repeating letters or words adds little.</source>
        <translation>تكرار الأحرف أو الكلمات لا يفيد كثيرًا.</translation>
    </message>
    <message>
        <source>Rows such as abc or 6543 add little.</source>
        <translation>التسلسلات مثل abc أو 6543 لا تفيد كثيرًا.</translation>
    </message>
    <message>
        <source>Keys that lie side by side add little.</source>
        <translation>المفاتيح المتجاورة لا تفيد كثيرًا.</translation>
    </message>
    <message>
        <source>Names are guessed first; add other words.</source>
        <translation>الأسماء أول ما يُخمَّن؛ من الأفضل إضافة كلمات أخرى.</translation>
    </message>
    <message>
        <source>Dates and years are guessed first; add other words.</source>
        <translation>التواريخ والسنوات أول ما يُخمَّن؛ من الأفضل إضافة كلمات أخرى.</translation>
    </message>
    <message>
        <source>Capital letters add little; another word adds more.</source>
        <translation>الأحرف الكبيرة لا تفيد كثيرًا؛ إضافة كلمة أخرى أفضل.</translation>
    </message>
    <message>
        <source>Digits in place of letters add little; a word adds more.</source>
        <translation>استبدال الحروف بأرقام لا يفيد كثيرًا؛ إضافة كلمة أفضل.</translation>
    </message>
    <message>
        <source>One of the most used passwords.</source>
        <translation>من أكثر كلمات المرور استخدامًا.</translation>
    </message>
    <message>
        <source>Only a common password, repeated or filled up.</source>
        <translation>مجرد كلمة مرور شائعة، مكرّرة أو مضاف إليها.</translation>
    </message>
    <message>
        <source>Made of your name, address or this program&apos;s name.</source>
        <translation>تتكوّن من اسمك أو عنوانك أو اسم هذا البرنامج.</translation>
    </message>
    <message>
        <source>Your phone&apos;s clock and this computer&apos;s differ by about {} minutes. Set both to automatic time, then try again.</source>
        <translation>الفرق بين ساعة هاتفك وساعة هذا الكمبيوتر بالدقائق: {} تقريبًا. يُرجى ضبط الوقت تلقائيًا على الجهازين ثم إعادة المحاولة.</translation>
    </message>
    <message>
        <source>Your phone&apos;s clock and this computer&apos;s differ by about 1 minute. Set both to automatic time, then try again.</source>
        <translation>الفرق بين ساعة هاتفك وساعة هذا الكمبيوتر دقيقة واحدة تقريبًا. يُرجى ضبط الوقت تلقائيًا على الجهازين ثم إعادة المحاولة.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was set back. Codes work again at {}; setting the clock right helps at once.</source>
        <translation>تم إرجاع ساعة هذا الكمبيوتر إلى الوراء. ستعمل الرموز من جديد في ⁨{}⁩، أو فور ضبط الساعة على الوقت الصحيح.</translation>
    </message>
    <message>
        <source>Use at most {} characters.</source>
        <translation>يجب ألا يزيد عدد الأحرف على {}.</translation>
    </message>
    <message>
        <source>The password holds something that is no character. Type it again.</source>
        <translation>تحتوي كلمة المرور على حرف غير صالح. يُرجى إدخالها من جديد.</translation>
    </message>
    <message>
        <source>Enter the {} digits that your app shows.</source>
        <translation>يُرجى إدخال الرمز الظاهر في التطبيق، وهو مكوّن من {} أرقام.</translation>
    </message>
    <message>
        <source>This opens only with multi-factor authentication, and your account has none. Start Twinlatch without a command, sign in, enable MFA on your Profile, and come back.</source>
        <translation>لا يُفتح هذا إلا باستخدام المصادقة متعددة العوامل، وهي غير مفعّلة لحسابك. يُرجى تشغيل Twinlatch بدون أي أمر وتسجيل الدخول وتفعيل MFA في «الملف الشخصي»، ثم العودة إلى هنا.</translation>
    </message>
    <message>
        <source>Your password is right, but this is open to others only. Please ask your administrator.</source>
        <translation>كلمة المرور صحيحة، لكن الدخول هنا غير متاح لحسابك. يُرجى الاتصال بالمسؤول.</translation>
    </message>
    <message>
        <source>The ticket has expired. Sign in again for a new one.</source>
        <translation>انتهت صلاحية التذكرة. يُرجى تسجيل الدخول من جديد للحصول على تذكرة جديدة.</translation>
    </message>
    <message>
        <source>The ticket is not valid yet. Check this computer&apos;s clock.</source>
        <translation>لم تبدأ صلاحية التذكرة بعد. يُرجى التحقق من ساعة هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>The ticket is for another audience.</source>
        <translation>هذه التذكرة مخصّصة لجهة أخرى.</translation>
    </message>
    <message>
        <source>No key of this store has signed the ticket as it stands.</source>
        <translation>لم تُوقَّع التذكرة بصورتها الحالية بأي مفتاح من مفاتيح مخزن البيانات هذا.</translation>
    </message>
    <message>
        <source>This is no ticket.</source>
        <translation>هذه ليست تذكرة.</translation>
    </message>
    <message>
        <source>This is not that group of the code. Check what you recorded, or go back and look.</source>
        <translation>ليست هذه هي المجموعة المطلوبة من الرمز. يُرجى التحقق مما دوّنته، أو الرجوع لرؤية الرمز.</translation>
    </message>
</context>
<context>
    <name>ui</name>
    <message>
        <source>Nobody seems to be here. Your account is locked in {} seconds; any key keeps it.</source>
        <translation>يبدو أنه لا يوجد أي نشاط. سيتم قفل حسابك بعد {} ثانية؛ للإلغاء، يكفي الضغط على أي مفتاح.</translation>
    </message>
    <message>
        <source>What you typed was cleared because nobody was here.</source>
        <translation>تم مسح ما أدخلته لعدم وجود أي نشاط.</translation>
    </message>
    <message>
        <source>Nobody seems to be here. What you typed is cleared in {} seconds; any key keeps it.</source>
        <translation>يبدو أنه لا يوجد أي نشاط. سيتم مسح ما أدخلته بعد {} ثانية؛ للإلغاء، يكفي الضغط على أي مفتاح.</translation>
    </message>
    <message>
        <source>today at {}</source>
        <translation>اليوم الساعة {}</translation>
    </message>
    <message>
        <source>yesterday at {}</source>
        <translation>أمس الساعة {}</translation>
    </message>
    <message>
        <source>{} at {}</source>
        <translation>يوم {} الساعة {}</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>Signing in will need your password only. The entry in your authenticator app and your recovery code stop working; you can delete both.</source>
        <translation>سيتطلب تسجيل الدخول كلمة المرور فقط. لن تعود رموز تطبيق المصادقة ولا رمز الاسترداد صالحة؛ يمكنك حذف الحساب من التطبيق وإتلاف رمز الاسترداد.</translation>
    </message>
    <message>
        <source>Turn off MFA</source>
        <translation>إيقاف MFA</translation>
    </message>
    <message>
        <source>Current password</source>
        <translation>كلمة المرور الحالية</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>رمز التحقق لمرة واحدة</translation>
    </message>
    <message>
        <source>You will be logged out. At the next sign-in you set up an authenticator app on your phone: scan a QR code, enter the code it shows, and record a recovery code. Have your phone at hand.</source>
        <translation>سيتم تسجيل خروجك. عند تسجيل الدخول التالي، سيُطلب منك إعداد تطبيق مصادقة على هاتفك: مسح رمز QR ضوئيًا، وإدخال الرمز الظاهر في التطبيق، وتدوين رمز الاسترداد. يُرجى إبقاء هاتفك قريبًا منك.</translation>
    </message>
    <message>
        <source>Enable MFA</source>
        <translation>تفعيل MFA</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Multi-factor authentication: off</source>
        <translation>المصادقة متعددة العوامل (MFA): متوقفة</translation>
    </message>
    <message>
        <source>Multi-factor authentication: set up at the next sign-in</source>
        <translation>المصادقة متعددة العوامل (MFA): الإعداد عند تسجيل الدخول التالي</translation>
    </message>
    <message>
        <source>Multi-factor authentication: on since {}</source>
        <translation>المصادقة متعددة العوامل (MFA): مفعّلة منذ ⁨{}⁩</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>الملف الشخصي</translation>
    </message>
    <message>
        <source>Replace recovery code</source>
        <translation>استبدال رمز الاسترداد</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>تغيير كلمة المرور</translation>
    </message>
    <message>
        <source>Other windows in which you are signed in will be signed out.</source>
        <translation>سيتم تسجيل خروجك من النوافذ الأخرى.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>كلمة المرور الجديدة</translation>
    </message>
    <message>
        <source>Repeat new password</source>
        <translation>تكرار كلمة المرور الجديدة</translation>
    </message>
    <message>
        <source>You get a new recovery code to record. The one you have stays valid until you confirm that the new one is recorded.</source>
        <translation>سيظهر لك رمز استرداد جديد لتدوينه. يبقى رمزك الحالي صالحًا إلى أن يتم تأكيد تدوين الرمز الجديد.</translation>
    </message>
    <message>
        <source>Show new code</source>
        <translation>عرض الرمز الجديد</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>If it is, set up a new authenticator now; the old one stops working as soon as the new one is confirmed. If you only could not reach your phone, keep what you have.</source>
        <translation>إذا فُقد الهاتف، فيُرجى إعداد تطبيق مصادقة جديد الآن؛ سيتوقف القديم فور تأكيد الجديد. أما إذا كان الهاتف بعيدًا عنك فقط، فيمكن الإبقاء على التطبيق الحالي.</translation>
    </message>
    <message>
        <source>Is your phone lost?</source>
        <translation>هل فُقد هاتفك؟</translation>
    </message>
    <message>
        <source>Set up a new authenticator</source>
        <translation>إعداد تطبيق مصادقة جديد</translation>
    </message>
    <message>
        <source>Keep my authenticator</source>
        <translation>الإبقاء على تطبيق المصادقة</translation>
    </message>
    <message>
        <source>Create your account</source>
        <translation>إنشاء حسابك</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>إنشاء حساب</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>اسم المستخدم</translation>
    </message>
    <message>
        <source>Email address</source>
        <translation>عنوان البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Repeat password</source>
        <translation>تكرار كلمة المرور</translation>
    </message>
    <message>
        <source>Enter the recovery code that you recorded. It works once; you get a new one afterwards.</source>
        <translation>يُرجى إدخال رمز الاسترداد الذي دوّنته. يُستخدم الرمز مرة واحدة فقط، وسيظهر لك بعدها رمز جديد.</translation>
    </message>
    <message>
        <source>Use your recovery code</source>
        <translation>استخدام رمز الاسترداد</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>رمز الاسترداد</translation>
    </message>
    <message>
        <source>Your app may call it setup key or secret key; look for “enter manually”.</source>
        <translation>قد يُسمّى في تطبيقك «مفتاح الإعداد» أو «المفتاح السري»؛ يمكنك البحث عن خيار «الإدخال يدويًا».</translation>
    </message>
    <message>
        <source>Enter this code in your authenticator app</source>
        <translation>إدخال هذا الرمز في تطبيق المصادقة</translation>
    </message>
    <message>
        <source>Enrollment code</source>
        <translation>رمز الإعداد</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>عرض مكبّر</translation>
    </message>
    <message>
        <source>Open in an app on this computer</source>
        <translation>فتح في تطبيق على هذا الكمبيوتر</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>جهة الإصدار</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>عدد الأرقام</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>{} seconds</source>
        <translation>{} ثانية</translation>
    </message>
    <message>
        <source>time-based</source>
        <translation>حسب الوقت</translation>
    </message>
    <message>
        <source>The app was asked to take the code. Then go on here.</source>
        <translation>طُلب من التطبيق استلام الرمز. يمكنك بعد ذلك المتابعة هنا.</translation>
    </message>
    <message>
        <source>No app took the code. Type it into your authenticator app instead.</source>
        <translation>لم يستلم أي تطبيق الرمز. يُرجى كتابته في تطبيق المصادقة بدلًا من ذلك.</translation>
    </message>
    <message>
        <source>Copied. It leaves the clipboard in 30 seconds.</source>
        <translation>تم النسخ. سيُمسح من الحافظة بعد 30 ثانية.</translation>
    </message>
    <message>
        <source>Open the authenticator app on your phone, choose to add an account, and scan this code. Any app that makes time-based codes works, for example Google Authenticator, Microsoft Authenticator or Authy, and one app serves many services. No app yet? Search for “Authenticator” in your phone&apos;s official store and choose a known maker.</source>
        <translation>يُرجى فتح تطبيق المصادقة على هاتفك واختيار إضافة حساب، ثم مسح هذا الرمز ضوئيًا. يصلح أي تطبيق ينشئ رموزًا حسب الوقت، مثل Google Authenticator أو Microsoft Authenticator أو Authy، ويكفي تطبيق واحد لعدة خدمات. ليس لديك تطبيق بعد؟ يمكنك البحث عن «Authenticator» في المتجر الرسمي لهاتفك واختيار تطبيق من جهة معروفة.</translation>
    </message>
    <message>
        <source>Scan the QR code</source>
        <translation>مسح رمز QR ضوئيًا</translation>
    </message>
    <message>
        <source>Trouble Scanning?</source>
        <translation>هل يتعذّر المسح؟</translation>
    </message>
    <message>
        <source>I&apos;ll do this later</source>
        <translation>لاحقًا</translation>
    </message>
    <message>
        <source>Nobody was here for a while. Enter the code from your authenticator app to go on.</source>
        <translation>لم يكن هناك أي نشاط منذ فترة. للمتابعة، يُرجى إدخال الرمز من تطبيق المصادقة.</translation>
    </message>
    <message>
        <source>Nobody was here for a while. Enter your password to go on.</source>
        <translation>لم يكن هناك أي نشاط منذ فترة. للمتابعة، يُرجى إدخال كلمة المرور.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>مقفل</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>إلغاء القفل</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>عرض مجددًا</translation>
    </message>
    <message>
        <source>Nobody seems to be here. This page is hidden in {} seconds; any key keeps it.</source>
        <translation>يبدو أنه لا يوجد أي نشاط. سيتم إخفاء هذه الصفحة بعد {} ثانية؛ للإلغاء، يكفي الضغط على أي مفتاح.</translation>
    </message>
    <message>
        <source>This page was hidden because nobody was here.</source>
        <translation>تم إخفاء هذه الصفحة لعدم وجود أي نشاط.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Username or email address</source>
        <translation>اسم المستخدم أو عنوان البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Forgot your password?</source>
        <translation>هل نسيت كلمة المرور؟</translation>
    </message>
    <message>
        <source>Your administrator has reset multi-factor authentication for this account. Enter the activation code you were given; then you set up your authenticator app.</source>
        <translation>أعاد المسؤول تعيين المصادقة متعددة العوامل لهذا الحساب. يُرجى إدخال رمز التفعيل الذي تلقّيته، ثم إعداد تطبيق المصادقة.</translation>
    </message>
    <message>
        <source>Activation code</source>
        <translation>رمز التفعيل</translation>
    </message>
    <message>
        <source>Your one-time password is right. Now choose a password that only you know; it replaces that one.</source>
        <translation>كلمة المرور المؤقتة صحيحة. يُرجى الآن اختيار كلمة مرور لا يعرفها أحد غيرك لتحل محلها.</translation>
    </message>
    <message>
        <source>Both codes are right. Choose a new password; afterwards you get a new recovery code, and the one you used stops working.</source>
        <translation>الرمزان صحيحان. يُرجى اختيار كلمة مرور جديدة؛ سيظهر لك بعدها رمز استرداد جديد، ويتوقف عمل الرمز الذي استخدمته.</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <translation>اختيار كلمة مرور جديدة</translation>
    </message>
    <message>
        <source>If you lose your phone, this code is the only way to sign in. Write it down or print it, and keep it in a safe place away from this computer.</source>
        <translation>إذا فُقد هاتفك، فهذا الرمز هو الطريقة الوحيدة لتسجيل الدخول. يُرجى كتابته أو طباعته وحفظه في مكان آمن بعيدًا عن هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>This is your new recovery code. The former one stays valid until you confirm that this one is recorded. Write it down or print it, and keep it in a safe place away from this computer.</source>
        <translation>هذا هو رمز الاسترداد الجديد. يبقى الرمز القديم صالحًا إلى أن يتم تأكيد تدوين هذا الرمز. يُرجى كتابته أو طباعته وحفظه في مكان آمن بعيدًا عن هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>I have safely recorded this code</source>
        <translation>دوّنت هذا الرمز في مكان آمن</translation>
    </message>
    <message>
        <source>Enter your recovery code and a one-time code from your authenticator app; then choose a new password. If you lack one of the two, or have no multi-factor authentication, ask your administrator for a one-time password.</source>
        <translation>يُرجى إدخال رمز الاسترداد ورمز التحقق من تطبيق المصادقة، ثم اختيار كلمة مرور جديدة. إذا لم يتوفر أحد الرمزين، أو لم تكن المصادقة متعددة العوامل مفعّلة، فيُرجى طلب كلمة مرور مؤقتة من المسؤول.</translation>
    </message>
    <message>
        <source>Enter the six-digit code from your authenticator app.</source>
        <translation>يُرجى إدخال الرمز المكوّن من ستة أرقام من تطبيق المصادقة.</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>إظهار كلمة المرور</translation>
    </message>
    <message>
        <source>The password is shown.</source>
        <translation>كلمة المرور ظاهرة.</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>إخفاء كلمة المرور</translation>
    </message>
    <message>
        <source>The password is hidden.</source>
        <translation>كلمة المرور مخفية.</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>مفتاح Caps Lock قيد التشغيل.</translation>
    </message>
    <message>
        <source>Enrollment code, large</source>
        <translation>رمز الإعداد، مكبّر</translation>
    </message>
    <message>
        <source>Previous group</source>
        <translation>المجموعة السابقة</translation>
    </message>
    <message>
        <source>Next group</source>
        <translation>المجموعة التالية</translation>
    </message>
    <message>
        <source>Group {} of {}</source>
        <translation>المجموعة {} من {}</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>حسب النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>رمز QR</translation>
    </message>
    <message>
        <source>Scan it with an authenticator app. If you cannot, choose Trouble Scanning? Press it to make it larger.</source>
        <translation>يمكن مسحه ضوئيًا باستخدام تطبيق مصادقة. إذا تعذّر ذلك، فيُرجى اختيار «هل يتعذّر المسح؟». الضغط على رمز QR يكبّره.</translation>
    </message>
    <message>
        <source>Not you? Start over</source>
        <translation>ليس حسابك؟ البدء من جديد</translation>
    </message>
    <message>
        <source>Step {} of {}</source>
        <translation>الخطوة {} من {}</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>جارٍ التحقق…</translation>
    </message>
    <message>
        <source>QR code, large</source>
        <translation>رمز QR، مكبّر</translation>
    </message>
    <message>
        <source>Scan it with an authenticator app.</source>
        <translation>يمكن مسحه ضوئيًا باستخدام تطبيق مصادقة.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>{} recovery code for {}</source>
        <translation>رمز استرداد {} للحساب {}</translation>
    </message>
    <message>
        <source>Account: {}</source>
        <translation>الحساب: ⁨{}⁩</translation>
    </message>
    <message>
        <source>Made on {}</source>
        <translation>تاريخ الإنشاء: ⁨{}⁩</translation>
    </message>
    <message>
        <source>If the phone is lost, this code signs in together with the password. It works once; then a new one is shown. Keep it in a safe place away from the computer, and give it to nobody.</source>
        <translation>إذا فُقد الهاتف، يتيح هذا الرمز مع كلمة المرور تسجيل الدخول. يُستخدم مرة واحدة فقط، ثم يظهر رمز جديد. يُرجى حفظه في مكان آمن بعيدًا عن الكمبيوتر، وعدم إعطائه لأحد.</translation>
    </message>
    <message>
        <source>The code was hidden meanwhile, so nothing was done. Choose “Show again”, then try again.</source>
        <translation>تم إخفاء الرمز في هذه الأثناء، لذا لم يُنفَّذ أي إجراء. يُرجى اختيار «عرض مجددًا» ثم إعادة المحاولة.</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save the code, or write it down.</source>
        <translation>لا توجد طابعة معدّة على هذا الكمبيوتر. يُرجى حفظ الرمز أو كتابته.</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Write the code down.</source>
        <translation>لا توجد طابعة معدّة على هذا الكمبيوتر. يُرجى كتابة الرمز.</translation>
    </message>
    <message>
        <source>Nothing was saved: accounts or settings are kept in that folder, and a recovery code must not lie beside them. Choose another folder.</source>
        <translation>لم يُحفظ شيء: توجد حسابات أو إعدادات في هذا المجلد، ويجب ألا يُحفظ رمز الاسترداد معها. يُرجى اختيار مجلد آخر.</translation>
    </message>
    <message>
        <source>Nothing was saved: there is a link by that name. Choose another name.</source>
        <translation>لم يُحفظ شيء: يوجد رابط بهذا الاسم. يُرجى اختيار اسم آخر.</translation>
    </message>
    <message>
        <source>Nothing was saved: that name belongs to something that is no file. Choose another name.</source>
        <translation>لم يُحفظ شيء: هذا الاسم مستخدم لعنصر ليس ملفًا. يُرجى اختيار اسم آخر.</translation>
    </message>
    <message>
        <source>Nothing was saved: there is a file by that name now. Choose another name.</source>
        <translation>لم يُحفظ شيء: أصبح هناك ملف بهذا الاسم. يُرجى اختيار اسم آخر.</translation>
    </message>
    <message>
        <source>Nothing was saved: there is no room left on that disk. Choose another place.</source>
        <translation>لم يُحفظ شيء: لا توجد مساحة كافية على القرص. يُرجى اختيار مكان آخر.</translation>
    </message>
    <message>
        <source>Nothing was saved: you may not write there. Choose another folder.</source>
        <translation>لم يُحفظ شيء: الكتابة في هذا المكان غير مسموح بها. يُرجى اختيار مجلد آخر.</translation>
    </message>
    <message>
        <source>Nothing was saved: that folder is not there any more. Choose another one.</source>
        <translation>لم يُحفظ شيء: لم يعد المجلد موجودًا. يُرجى اختيار مجلد آخر.</translation>
    </message>
    <message>
        <source>Nothing was saved: that disk did not take it. Choose another place.</source>
        <translation>لم يُحفظ شيء: تعذّرت الكتابة على القرص. يُرجى اختيار مكان آخر.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>حفظ…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>طباعة…</translation>
    </message>
    <message>
        <source>Save recovery code</source>
        <translation>حفظ رمز الاسترداد</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>ملفات نصية ‎(*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>جارٍ الحفظ…</translation>
    </message>
    <message>
        <source>Saved as {}. Move it away from this computer.</source>
        <translation>تم الحفظ باسم ⁨{}⁩. يُرجى نقله إلى خارج هذا الكمبيوتر.</translation>
    </message>
    <message>
        <source>Saved as {}. That disk lets others read it: keep it where nobody else gets.</source>
        <translation>تم الحفظ باسم ⁨{}⁩. يسمح هذا القرص للآخرين بقراءته: يُرجى حفظه في مكان لا يصل إليه أحد غيرك.</translation>
    </message>
    <message>
        <source>Looking for printers…</source>
        <translation>جارٍ البحث عن طابعات…</translation>
    </message>
    <message>
        <source>Choose a printer</source>
        <translation>اختيار طابعة</translation>
    </message>
    <message>
        <source>Sending to {}…</source>
        <translation>جارٍ الإرسال إلى ⁨{}⁩…</translation>
    </message>
    <message>
        <source>Sent to {}.</source>
        <translation>تم الإرسال إلى ⁨{}⁩.</translation>
    </message>
    <message>
        <source>{} does not answer. Look whether it printed, or write the code down.</source>
        <translation>الطابعة ⁨{}⁩ لا تستجيب. يُرجى التحقق مما إذا تمت الطباعة، أو كتابة الرمز.</translation>
    </message>
    <message>
        <source>{} did not take it. Look at the printer, or write the code down.</source>
        <translation>لم تقبل الطابعة ⁨{}⁩ المهمة. يُرجى فحص الطابعة، أو كتابة الرمز.</translation>
    </message>
    <message>
        <source>Take what you recorded and type groups {} and {} of the code. Count row by row, from the left.</source>
        <translation>يُرجى الرجوع إلى ما دوّنته وإدخال المجموعة {} والمجموعة {} من الرمز. يكون العدّ صفًا بعد صف، من اليسار.</translation>
    </message>
    <message>
        <source>Group {}</source>
        <translation>المجموعة {}</translation>
    </message>
    <message>
        <source>Need help?</source>
        <translation>هل تلزمك مساعدة؟</translation>
    </message>
    <message>
        <source>Phone: {}</source>
        <translation>الهاتف: ⁨{}⁩</translation>
    </message>
    <message>
        <source>Email: {}</source>
        <translation>البريد الإلكتروني: ⁨{}⁩</translation>
    </message>
    <message>
        <source>Web page: {}</source>
        <translation>صفحة الويب: ⁨{}⁩</translation>
    </message>
    <message>
        <source>Write an email</source>
        <translation>كتابة رسالة</translation>
    </message>
    <message>
        <source>Open the web page</source>
        <translation>فتح صفحة الويب</translation>
    </message>
    <message>
        <source>Terms of use</source>
        <translation>شروط الاستخدام</translation>
    </message>
    <message>
        <source>With Continue you accept them. That is recorded.</source>
        <translation>بالضغط على «متابعة» تُقبل هذه الشروط، ويُسجَّل ذلك.</translation>
    </message>
</context>
</TS>
