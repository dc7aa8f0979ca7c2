<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>language</name>
    <message>
        <source>English</source>
        <translation>Deutsch</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>The store {} is in use by another program. Nothing was done.</source>
        <translation>Der Datenspeicher {} wird gerade von einem anderen Programm verwendet. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The store {} cannot be reached now{}. Nothing was done.</source>
        <translation>Der Datenspeicher {} ist derzeit nicht erreichbar{}. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The store {} went away before it confirmed. You are not signed in; a code you typed may be used up.</source>
        <translation>Die Verbindung zum Datenspeicher {} wurde vor der Bestätigung unterbrochen. Sie sind nicht angemeldet. Ein bereits eingegebener Code ist möglicherweise verbraucht.</translation>
    </message>
    <message>
        <source>The disk with {} is full. Nothing was done.</source>
        <translation>Der Datenträger mit {} ist voll. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>{} cannot be written to, only read{}. Nothing was done.</source>
        <translation>{} ist schreibgeschützt{}. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The store {} is on a network or shared file system{}, where a code could be accepted twice. Keep it on a disk of this computer.</source>
        <translation>Der Datenspeicher {} liegt auf einem Netzlaufwerk oder in einem gemeinsam genutzten Dateisystem{}. Dort könnte ein Code zweimal akzeptiert werden. Legen Sie ihn auf einem Datenträger dieses Computers ab.</translation>
    </message>
    <message>
        <source>{} is no Twinlatch store, or it is damaged{}. Restore a backup.</source>
        <translation>Der Datenspeicher {} ist beschädigt oder ungültig{}. Stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>{} was written by a later version of Twinlatch{}.</source>
        <translation>{} wurde mit einer neueren Version von Twinlatch erstellt{}.</translation>
    </message>
    <message>
        <source>The store {} is gone{}. Put it back or restore a backup.</source>
        <translation>Der Datenspeicher {} ist nicht mehr vorhanden{}. Legen Sie ihn wieder dort ab oder stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>There is no store at {}{}. Start Twinlatch without a command to make the first account.</source>
        <translation>Unter {} gibt es keinen Datenspeicher{}. Starten Sie Twinlatch ohne Befehl, um das erste Konto zu erstellen.</translation>
    </message>
    <message>
        <source>The store {} was emptied{}. Restore a backup.</source>
        <translation>Der Datenspeicher {} wurde geleert{}. Stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The key is missing from {}{}. Put it back.</source>
        <translation>Der Schlüssel fehlt: {}{}. Legen Sie ihn wieder dort ab.</translation>
    </message>
    <message>
        <source>The key in {} does not fit this store{}.</source>
        <translation>Der Schlüssel in {} passt nicht zu diesem Datenspeicher{}.</translation>
    </message>
    <message>
        <source>The key cannot be had from {}{}. Unlock it and try again.</source>
        <translation>Der Schlüssel konnte nicht abgerufen werden: {}{}. Entsperren Sie den Schlüsselbund und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>{} is not safe to use{}.</source>
        <translation>{} kann nicht sicher verwendet werden{}.</translation>
    </message>
    <message>
        <source>The settings cannot be used: {}{}.</source>
        <translation>Die Einstellungen können nicht verwendet werden: {}{}.</translation>
    </message>
    <message>
        <source>{} cannot be used now{}. Nothing was done.</source>
        <translation>{} kann derzeit nicht verwendet werden{}. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>the store</source>
        <translation>Twinlatch</translation>
    </message>
    <message>
        <source>Since you last signed in</source>
        <translation>Seit Ihrer letzten Anmeldung</translation>
    </message>
    <message>
        <source>Last sign-ins</source>
        <translation>Letzte Anmeldungen</translation>
    </message>
    <message>
        <source>This is the first sign-in on record.</source>
        <translation>Dies ist die erste aufgezeichnete Anmeldung.</translation>
    </message>
    <message>
        <source>An administrator reset your multi-factor authentication, {}.</source>
        <translation>Ein Administrator hat Ihre Multi-Faktor-Authentifizierung {} zurückgesetzt.</translation>
    </message>
    <message>
        <source>An administrator reset your password, {}.</source>
        <translation>Ein Administrator hat Ihr Passwort {} zurückgesetzt.</translation>
    </message>
    <message>
        <source>An administrator confirmed your account after a change from outside, {}.</source>
        <translation>Ein Administrator hat Ihr Konto {} nach einer Änderung von außen bestätigt.</translation>
    </message>
    <message>
        <source>An administrator disabled your account, {}.</source>
        <translation>Ein Administrator hat Ihr Konto {} deaktiviert.</translation>
    </message>
    <message>
        <source>Multi-factor authentication was turned off, {}.</source>
        <translation>Die Multi-Faktor-Authentifizierung wurde {} deaktiviert.</translation>
    </message>
    <message>
        <source>Your recovery code was used, {}.</source>
        <translation>Ihr Wiederherstellungscode wurde {} verwendet.</translation>
    </message>
    <message>
        <source>An authenticator app was set up, {}.</source>
        <translation>Eine Authenticator-App wurde {} eingerichtet.</translation>
    </message>
    <message>
        <source>Your password was changed, {}.</source>
        <translation>Ihr Passwort wurde {} geändert.</translation>
    </message>
    <message>
        <source>Your recovery code was replaced, {}.</source>
        <translation>Ihr Wiederherstellungscode wurde {} ersetzt.</translation>
    </message>
    <message>
        <source>One attempt to sign in was refused, {}.</source>
        <translation>Ein Anmeldeversuch wurde {} abgelehnt.</translation>
    </message>
    <message>
        <source>{} attempts to sign in were refused, the first {}.</source>
        <translation>{} Anmeldeversuche wurden abgelehnt, der erste {}.</translation>
    </message>
    <message>
        <source>Nobody got in. If it was not you, and it goes on, tell your administrator.</source>
        <translation>Niemand hat Zugang erhalten. Wenn Sie das nicht waren und es weiter vorkommt, informieren Sie Ihren Administrator.</translation>
    </message>
    <message>
        <source>If any of this was not you, change your password now and tell your administrator.</source>
        <translation>Wenn etwas davon nicht von Ihnen stammt, ändern Sie jetzt Ihr Passwort und informieren Sie Ihren Administrator.</translation>
    </message>
    <message>
        <source>{} with your password</source>
        <translation>{} mit Ihrem Passwort</translation>
    </message>
    <message>
        <source>{} with password and one-time code</source>
        <translation>{} mit Passwort und Einmalcode</translation>
    </message>
    <message>
        <source>{} with password and recovery code</source>
        <translation>{} mit Passwort und Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>At least {} characters. Several words are easy to remember.</source>
        <translation>Mindestens {} Zeichen, am besten mehrere Wörter.</translation>
    </message>
    <message>
        <source>Something unexpected happened, and nobody is signed in. Close Twinlatch and start it again. Incident {}.</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten. Niemand ist angemeldet. Schließen Sie Twinlatch und starten Sie es neu. Vorfallnummer: {}.</translation>
    </message>
    <message>
        <source>Use up to 64 letters a to z, digits, dots, hyphens and underscores; first a letter or digit.</source>
        <translation>Verwenden Sie höchstens 64 Zeichen: Buchstaben von a bis z, Ziffern, Punkte, Bindestriche und Unterstriche. Am Anfang muss ein Buchstabe oder eine Ziffer stehen.</translation>
    </message>
    <message>
        <source>This username is taken. Choose another one.</source>
        <translation>Dieser Benutzername ist bereits vergeben. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Enter an email address such as name@example.org.</source>
        <translation>Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.org.</translation>
    </message>
    <message>
        <source>Another account uses this address. Enter another one.</source>
        <translation>Diese Adresse wird bereits von einem anderen Konto verwendet. Geben Sie eine andere ein.</translation>
    </message>
    <message>
        <source>The two passwords differ. Type the same one twice.</source>
        <translation>Die Passwörter stimmen nicht überein. Geben Sie zweimal dasselbe ein.</translation>
    </message>
    <message>
        <source>Your account is ready. Sign in with it.</source>
        <translation>Ihr Konto ist bereit. Sie können sich jetzt damit anmelden.</translation>
    </message>
    <message>
        <source>There is an account already. Sign in, or ask its administrator for one of your own.</source>
        <translation>Es gibt bereits ein Konto. Melden Sie sich an oder bitten Sie den zuständigen Administrator um ein eigenes.</translation>
    </message>
    <message>
        <source>Name or password is not right. Check both and try again.</source>
        <translation>Name oder Passwort ist falsch. Prüfen Sie beides und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This sign-in has ended. Please start again.</source>
        <translation>Diese Anmeldung wurde beendet. Bitte beginnen Sie von vorn.</translation>
    </message>
    <message>
        <source>This account was changed meanwhile, perhaps in another window. Please sign in again.</source>
        <translation>Dieses Konto wurde inzwischen geändert, vielleicht in einem anderen Fenster. Bitte melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>What is stored for this account cannot be trusted. Please ask your administrator.</source>
        <translation>Die gespeicherten Daten dieses Kontos sind nicht vertrauenswürdig. Bitte wenden Sie sich an Ihren Administrator.</translation>
    </message>
    <message>
        <source>This account was changed from outside of Twinlatch; nothing was done. Look at it with `twinlatch account show` and `audit list`, then restore a backup or use `twinlatch account accept`.</source>
        <translation>Dieses Konto wurde außerhalb von Twinlatch geändert. Es wurde nichts ausgeführt. Prüfen Sie es mit `twinlatch account show` und `audit list`. Stellen Sie danach eine Sicherung wieder her oder verwenden Sie `twinlatch account accept`.</translation>
    </message>
    <message>
        <source>The stored accounts are older than they were, so no code can be accepted. Please ask your administrator.</source>
        <translation>Die gespeicherten Konten sind auf einem älteren Stand als zuvor. Deshalb kann kein Code akzeptiert werden. Bitte wenden Sie sich an Ihren Administrator.</translation>
    </message>
    <message>
        <source>This account is disabled. Please ask your administrator.</source>
        <translation>Dieses Konto ist deaktiviert. Bitte wenden Sie sich an Ihren Administrator.</translation>
    </message>
    <message>
        <source>Too many wrong codes: your authenticator is switched off. Sign in with your recovery code, or ask your administrator.</source>
        <translation>Zu viele falsche Codes: Ihr Authenticator ist gesperrt. Melden Sie sich mit Ihrem Wiederherstellungscode an oder wenden Sie sich an Ihren Administrator.</translation>
    </message>
    <message>
        <source>Too many wrong recovery codes: they are switched off. Sign in with your authenticator app, or ask your administrator.</source>
        <translation>Zu viele falsche Wiederherstellungscodes: Die Anmeldung damit ist gesperrt. Melden Sie sich mit Ihrer Authenticator-App an oder wenden Sie sich an Ihren Administrator.</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>Ihr Passwort wurde geändert.</translation>
    </message>
    <message>
        <source>Multi-factor authentication is off. You can delete the entry in your app.</source>
        <translation>Die Multi-Faktor-Authentifizierung ist deaktiviert. Sie können den Eintrag in Ihrer App löschen.</translation>
    </message>
    <message>
        <source>Your new recovery code is in force. Destroy the former one.</source>
        <translation>Ihr neuer Wiederherstellungscode ist jetzt gültig. Vernichten Sie den alten.</translation>
    </message>
    <message>
        <source>Nothing was changed: the recovery code you recorded before stays valid.</source>
        <translation>Es wurde nichts geändert. Ihr bisheriger Wiederherstellungscode bleibt gültig.</translation>
    </message>
    <message>
        <source>That is the one-time password. Choose another one of your own.</source>
        <translation>Das ist das Einmalpasswort. Wählen Sie ein anderes, eigenes Passwort.</translation>
    </message>
    <message>
        <source>This one-time password has expired. Please ask your administrator for a new one.</source>
        <translation>Dieses Einmalpasswort ist abgelaufen. Bitten Sie Ihren Administrator um ein neues.</translation>
    </message>
    <message>
        <source>Multi-factor authentication must be set up for this account, and that needs a valid activation code. Please ask your administrator for one.</source>
        <translation>Für dieses Konto muss die Multi-Faktor-Authentifizierung eingerichtet werden. Dazu ist ein gültiger Aktivierungscode erforderlich. Bitten Sie Ihren Administrator darum.</translation>
    </message>
    <message>
        <source>An activation code has 16 letters and digits, in four groups of four. Check what you typed.</source>
        <translation>Ein Aktivierungscode besteht aus 16 Buchstaben und Ziffern in vier Vierergruppen. Prüfen Sie Ihre Eingabe.</translation>
    </message>
    <message>
        <source>That activation code is not right. Use the newest one you were given.</source>
        <translation>Dieser Aktivierungscode ist falsch. Verwenden Sie den neuesten, den Sie erhalten haben.</translation>
    </message>
    <message>
        <source>These three do not fit together. Check them, and use the newest one-time code. Without multi-factor authentication only your administrator can help.</source>
        <translation>Diese drei Angaben passen nicht zusammen. Prüfen Sie sie und verwenden Sie den neuesten Einmalcode. Ohne Multi-Faktor-Authentifizierung kann nur Ihr Administrator helfen.</translation>
    </message>
    <message>
        <source>Your new password is in force. Sign in with it.</source>
        <translation>Ihr neues Passwort ist jetzt gültig. Melden Sie sich damit an.</translation>
    </message>
    <message>
        <source>There is no account yet: the first one needs a password.</source>
        <translation>Es gibt noch kein Konto. Für das erste ist ein Passwort erforderlich.</translation>
    </message>
    <message>
        <source>The record has no older row that could go. No file was made.</source>
        <translation>Das Protokoll enthält keine älteren Einträge, die ausgelagert werden könnten. Es wurde keine Datei erstellt.</translation>
    </message>
    <message>
        <source>Give a reason; it is kept on record.</source>
        <translation>Geben Sie einen Grund an. Er wird protokolliert.</translation>
    </message>
    <message>
        <source>The account is unlocked.</source>
        <translation>Das Konto ist entsperrt.</translation>
    </message>
    <message>
        <source>That code is not right. Check that you use the newest one.</source>
        <translation>Dieser Code ist falsch. Achten Sie darauf, den neuesten zu verwenden.</translation>
    </message>
    <message>
        <source>That code was already used. Wait for the next one in your app.</source>
        <translation>Dieser Code wurde bereits verwendet. Warten Sie auf den nächsten in Ihrer App.</translation>
    </message>
    <message>
        <source>This setup has expired. Delete the entry in your app and scan again.</source>
        <translation>Diese Einrichtung ist abgelaufen. Löschen Sie den Eintrag in Ihrer App und scannen Sie den Code erneut.</translation>
    </message>
    <message>
        <source>A recovery code has 24 letters and digits, in six groups of four. Check what you typed.</source>
        <translation>Ein Wiederherstellungscode besteht aus 24 Buchstaben und Ziffern in sechs Vierergruppen. Prüfen Sie Ihre Eingabe.</translation>
    </message>
    <message>
        <source>That recovery code is not right. Use the newest one you recorded.</source>
        <translation>Dieser Wiederherstellungscode ist falsch. Verwenden Sie den neuesten, den Sie gesichert haben.</translation>
    </message>
    <message>
        <source>That password is not right. Try again.</source>
        <translation>Dieses Passwort ist falsch. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Sign in again to set up your authenticator app.</source>
        <translation>Melden Sie sich erneut an, um Ihre Authenticator-App einzurichten.</translation>
    </message>
    <message>
        <source>You have been signed out. Please sign in again.</source>
        <translation>Sie wurden abgemeldet. Bitte melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>That is not allowed here.</source>
        <translation>Das ist hier nicht erlaubt.</translation>
    </message>
    <message>
        <source>There is no account with this name.</source>
        <translation>Es gibt kein Konto mit diesem Namen.</translation>
    </message>
    <message>
        <source>Too many attempts. You can try again in {}:{:02}.</source>
        <translation>Zu viele Versuche. Sie können es in {}:{:02} Minuten erneut versuchen.</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>Sie können es jetzt erneut versuchen.</translation>
    </message>
    <message>
        <source>This is one of the most used passwords. Choose another one.</source>
        <translation>Dies ist eines der am häufigsten verwendeten Passwörter. Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>This is a common password, only repeated or filled up. Choose something else.</source>
        <translation>Dies ist nur ein häufiges Passwort, das wiederholt oder verlängert wurde. Wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>This is made of your name, your address or this program&apos;s name. Choose something else.</source>
        <translation>Dieses Passwort besteht aus Ihrem Namen, Ihrer Adresse oder dem Namen dieses Programms. Wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>Use at least {} characters; this has {}.</source>
        <translation>Verwenden Sie mindestens {} Zeichen. Bisher sind es {}.</translation>
    </message>
    <message>
        <source>Weak.</source>
        <translation>Schwach.</translation>
    </message>
    <message>
        <source>Fair.</source>
        <translation>Mittel.</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>Gut.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>Stark.</translation>
    </message>
    <message>
        <source>It looks like a password that many people use.</source>
        <translation>Es sieht aus wie ein häufig verwendetes Passwort.</translation>
    </message>
    <message>
        <source>Add a word or two that do not belong together.</source>
        <translation>Ergänzen Sie ein oder zwei Wörter ohne Zusammenhang.</translation>
    </message>
    <message>
        <source>Repeating letters or words adds little.</source>
        <translation>Wiederholte Buchstaben oder Wörter bringen wenig.</translation>
    </message>
    <message>
        <source>Rows such as abc or 6543 add little.</source>
        <translation>Folgen wie abc oder 6543 bringen wenig.</translation>
    </message>
    <message>
        <source>Keys that lie side by side add little.</source>
        <translation>Nebeneinanderliegende Tasten bringen wenig.</translation>
    </message>
    <message>
        <source>Names are guessed first; add other words.</source>
        <translation>Namen werden zuerst erraten. Ergänzen Sie andere Wörter.</translation>
    </message>
    <message>
        <source>Dates and years are guessed first; add other words.</source>
        <translation>Datum und Jahr werden zuerst erraten. Ergänzen Sie Wörter.</translation>
    </message>
    <message>
        <source>Capital letters add little; another word adds more.</source>
        <translation>Großbuchstaben bringen wenig, ein weiteres Wort mehr.</translation>
    </message>
    <message>
        <source>Digits in place of letters add little; a word adds more.</source>
        <translation>Ziffern statt Buchstaben bringen wenig, ein Wort mehr.</translation>
    </message>
    <message>
        <source>One of the most used passwords.</source>
        <translation>Eines der häufigsten Passwörter.</translation>
    </message>
    <message>
        <source>Only a common password, repeated or filled up.</source>
        <translation>Nur ein häufiges Passwort, wiederholt oder verlängert.</translation>
    </message>
    <message>
        <source>Made of your name, address or this program&apos;s name.</source>
        <translation>Besteht aus Name, Adresse oder Programmname.</translation>
    </message>
    <message>
        <source>Your phone&apos;s clock and this computer&apos;s differ by about {} minutes. Set both to automatic time, then try again.</source>
        <translation>Die Uhren Ihres Smartphones und dieses Computers weichen um etwa {} Minuten voneinander ab. Stellen Sie auf beiden Geräten die automatische Uhrzeit ein und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Your phone&apos;s clock and this computer&apos;s differ by about 1 minute. Set both to automatic time, then try again.</source>
        <translation>Die Uhren Ihres Smartphones und dieses Computers weichen um etwa 1 Minute voneinander ab. Stellen Sie auf beiden Geräten die automatische Uhrzeit ein und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was set back. Codes work again at {}; setting the clock right helps at once.</source>
        <translation>Die Uhr dieses Computers wurde zurückgestellt. Codes funktionieren wieder ab {}. Wenn Sie die Uhr richtig stellen, funktionieren sie sofort.</translation>
    </message>
    <message>
        <source>Use at most {} characters.</source>
        <translation>Verwenden Sie höchstens {} Zeichen.</translation>
    </message>
    <message>
        <source>The password holds something that is no character. Type it again.</source>
        <translation>Das Passwort enthält ein ungültiges Zeichen. Geben Sie es erneut ein.</translation>
    </message>
    <message>
        <source>Enter the {} digits that your app shows.</source>
        <translation>Geben Sie die {} Ziffern ein, die Ihre App anzeigt.</translation>
    </message>
    <message>
        <source>This opens only with multi-factor authentication, and your account has none. Start Twinlatch without a command, sign in, enable MFA on your Profile, and come back.</source>
        <translation>Hier ist Multi-Faktor-Authentifizierung erforderlich, für Ihr Konto ist sie aber nicht aktiviert. Starten Sie Twinlatch ohne Befehl, melden Sie sich an, aktivieren Sie die MFA in Ihrem Profil und versuchen Sie es dann hier erneut.</translation>
    </message>
    <message>
        <source>Your password is right, but this is open to others only. Please ask your administrator.</source>
        <translation>Ihr Passwort ist richtig, aber dieser Zugang ist anderen vorbehalten. Bitte wenden Sie sich an Ihren Administrator.</translation>
    </message>
    <message>
        <source>The ticket has expired. Sign in again for a new one.</source>
        <translation>Das Ticket ist abgelaufen. Melden Sie sich erneut an, um ein neues zu erhalten.</translation>
    </message>
    <message>
        <source>The ticket is not valid yet. Check this computer&apos;s clock.</source>
        <translation>Das Ticket ist noch nicht gültig. Prüfen Sie die Uhr dieses Computers.</translation>
    </message>
    <message>
        <source>The ticket is for another audience.</source>
        <translation>Das Ticket ist für einen anderen Empfänger bestimmt.</translation>
    </message>
    <message>
        <source>No key of this store has signed the ticket as it stands.</source>
        <translation>Kein Schlüssel dieses Datenspeichers hat das Ticket in dieser Form signiert.</translation>
    </message>
    <message>
        <source>This is no ticket.</source>
        <translation>Das ist kein Ticket.</translation>
    </message>
    <message>
        <source>This is not that group of the code. Check what you recorded, or go back and look.</source>
        <translation>Diese Gruppe des Codes stimmt nicht. Prüfen Sie Ihre Aufzeichnung oder gehen Sie zurück und sehen Sie nach.</translation>
    </message>
</context>
<context>
    <name>ui</name>
    <message>
        <source>Nobody seems to be here. Your account is locked in {} seconds; any key keeps it.</source>
        <translation>Sind Sie noch da? Ihre Sitzung wird in {} Sekunden gesperrt. Drücken Sie eine beliebige Taste, um das zu verhindern.</translation>
    </message>
    <message>
        <source>What you typed was cleared because nobody was here.</source>
        <translation>Ihre Eingaben wurden wegen Inaktivität gelöscht.</translation>
    </message>
    <message>
        <source>Nobody seems to be here. What you typed is cleared in {} seconds; any key keeps it.</source>
        <translation>Sind Sie noch da? Ihre Eingaben werden in {} Sekunden gelöscht. Drücken Sie eine beliebige Taste, um das zu verhindern.</translation>
    </message>
    <message>
        <source>today at {}</source>
        <translation>heute um {} Uhr</translation>
    </message>
    <message>
        <source>yesterday at {}</source>
        <translation>gestern um {} Uhr</translation>
    </message>
    <message>
        <source>{} at {}</source>
        <translation>am {} um {} Uhr</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>Signing in will need your password only. The entry in your authenticator app and your recovery code stop working; you can delete both.</source>
        <translation>Zur Anmeldung genügt dann Ihr Passwort. Der Eintrag in Ihrer Authenticator-App und Ihr Wiederherstellungscode werden ungültig. Sie können beide löschen.</translation>
    </message>
    <message>
        <source>Turn off MFA</source>
        <translation>MFA deaktivieren</translation>
    </message>
    <message>
        <source>Current password</source>
        <translation>Aktuelles Passwort</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Einmalcode</translation>
    </message>
    <message>
        <source>You will be logged out. At the next sign-in you set up an authenticator app on your phone: scan a QR code, enter the code it shows, and record a recovery code. Have your phone at hand.</source>
        <translation>Sie werden abgemeldet. Bei der nächsten Anmeldung richten Sie auf Ihrem Smartphone eine Authenticator-App ein: Sie scannen einen QR-Code, geben den angezeigten Code ein und sichern einen Wiederherstellungscode. Halten Sie Ihr Smartphone bereit.</translation>
    </message>
    <message>
        <source>Enable MFA</source>
        <translation>MFA aktivieren</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Multi-factor authentication: off</source>
        <translation>Multi-Faktor-Authentifizierung: nicht aktiv</translation>
    </message>
    <message>
        <source>Multi-factor authentication: set up at the next sign-in</source>
        <translation>Multi-Faktor-Authentifizierung: wird bei der nächsten Anmeldung eingerichtet</translation>
    </message>
    <message>
        <source>Multi-factor authentication: on since {}</source>
        <translation>Multi-Faktor-Authentifizierung: aktiv seit {}</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Replace recovery code</source>
        <translation>Wiederherstellungscode ersetzen</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Other windows in which you are signed in will be signed out.</source>
        <translation>In anderen Fenstern, in denen Sie angemeldet sind, werden Sie abgemeldet.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Repeat new password</source>
        <translation>Neues Passwort wiederholen</translation>
    </message>
    <message>
        <source>You get a new recovery code to record. The one you have stays valid until you confirm that the new one is recorded.</source>
        <translation>Sie erhalten einen neuen Wiederherstellungscode, den Sie sichern müssen. Der bisherige bleibt gültig, bis Sie bestätigen, dass Sie den neuen gesichert haben.</translation>
    </message>
    <message>
        <source>Show new code</source>
        <translation>Neuen Code anzeigen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>If it is, set up a new authenticator now; the old one stops working as soon as the new one is confirmed. If you only could not reach your phone, keep what you have.</source>
        <translation>Wenn ja, richten Sie jetzt einen neuen Authenticator ein. Der alte funktioniert nicht mehr, sobald der neue bestätigt ist. Wenn Sie Ihr Smartphone nur gerade nicht zur Hand hatten, behalten Sie den bisherigen.</translation>
    </message>
    <message>
        <source>Is your phone lost?</source>
        <translation>Haben Sie Ihr Smartphone verloren?</translation>
    </message>
    <message>
        <source>Set up a new authenticator</source>
        <translation>Neuen Authenticator einrichten</translation>
    </message>
    <message>
        <source>Keep my authenticator</source>
        <translation>Authenticator behalten</translation>
    </message>
    <message>
        <source>Create your account</source>
        <translation>Konto erstellen</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Konto erstellen</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Email address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Repeat password</source>
        <translation>Passwort wiederholen</translation>
    </message>
    <message>
        <source>Enter the recovery code that you recorded. It works once; you get a new one afterwards.</source>
        <translation>Geben Sie den Wiederherstellungscode ein, den Sie gesichert haben. Er gilt nur einmal. Danach erhalten Sie einen neuen.</translation>
    </message>
    <message>
        <source>Use your recovery code</source>
        <translation>Wiederherstellungscode nutzen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Your app may call it setup key or secret key; look for “enter manually”.</source>
        <translation>In Ihrer App heißt dieser Code vielleicht „Einrichtungsschlüssel“ oder „geheimer Schlüssel“. Suchen Sie dort nach „manuell eingeben“.</translation>
    </message>
    <message>
        <source>Enter this code in your authenticator app</source>
        <translation>Code in Ihre Authenticator-App eingeben</translation>
    </message>
    <message>
        <source>Enrollment code</source>
        <translation>Einrichtungscode</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>Groß anzeigen</translation>
    </message>
    <message>
        <source>Open in an app on this computer</source>
        <translation>In einer App auf diesem Computer öffnen</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>{} seconds</source>
        <translation>{} Sekunden</translation>
    </message>
    <message>
        <source>time-based</source>
        <translation>zeitbasiert</translation>
    </message>
    <message>
        <source>The app was asked to take the code. Then go on here.</source>
        <translation>Der Code wurde an die App übergeben. Fahren Sie danach hier fort.</translation>
    </message>
    <message>
        <source>No app took the code. Type it into your authenticator app instead.</source>
        <translation>Keine App hat den Code übernommen. Geben Sie ihn stattdessen von Hand in Ihre Authenticator-App ein.</translation>
    </message>
    <message>
        <source>Copied. It leaves the clipboard in 30 seconds.</source>
        <translation>Kopiert. Der Code wird in 30 Sekunden aus der Zwischenablage gelöscht.</translation>
    </message>
    <message>
        <source>Open the authenticator app on your phone, choose to add an account, and scan this code. Any app that makes time-based codes works, for example Google Authenticator, Microsoft Authenticator or Authy, and one app serves many services. No app yet? Search for “Authenticator” in your phone&apos;s official store and choose a known maker.</source>
        <translation>Öffnen Sie die Authenticator-App auf Ihrem Smartphone, fügen Sie dort ein Konto hinzu und scannen Sie diesen Code. Jede App für zeitbasierte Codes ist geeignet, zum Beispiel Google Authenticator, Microsoft Authenticator oder Authy. Eine App genügt für viele Dienste. Noch keine App? Suchen Sie im offiziellen Store Ihres Smartphones nach „Authenticator“ und wählen Sie einen bekannten Anbieter.</translation>
    </message>
    <message>
        <source>Scan the QR code</source>
        <translation>QR-Code scannen</translation>
    </message>
    <message>
        <source>Trouble Scanning?</source>
        <translation>Scannen nicht möglich?</translation>
    </message>
    <message>
        <source>I&apos;ll do this later</source>
        <translation>Später einrichten</translation>
    </message>
    <message>
        <source>Nobody was here for a while. Enter the code from your authenticator app to go on.</source>
        <translation>Ihre Sitzung wurde wegen Inaktivität gesperrt. Geben Sie den Code aus Ihrer Authenticator-App ein, um fortzufahren.</translation>
    </message>
    <message>
        <source>Nobody was here for a while. Enter your password to go on.</source>
        <translation>Ihre Sitzung wurde wegen Inaktivität gesperrt. Geben Sie Ihr Passwort ein, um fortzufahren.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Erneut anzeigen</translation>
    </message>
    <message>
        <source>Nobody seems to be here. This page is hidden in {} seconds; any key keeps it.</source>
        <translation>Sind Sie noch da? Diese Seite wird in {} Sekunden ausgeblendet. Drücken Sie eine beliebige Taste, um das zu verhindern.</translation>
    </message>
    <message>
        <source>This page was hidden because nobody was here.</source>
        <translation>Diese Seite wurde wegen Inaktivität ausgeblendet.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Username or email address</source>
        <translation>Benutzername oder E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Forgot your password?</source>
        <translation>Passwort vergessen?</translation>
    </message>
    <message>
        <source>Your administrator has reset multi-factor authentication for this account. Enter the activation code you were given; then you set up your authenticator app.</source>
        <translation>Ihr Administrator hat die Multi-Faktor-Authentifizierung für dieses Konto zurückgesetzt. Geben Sie den Aktivierungscode ein, den Sie erhalten haben. Danach richten Sie Ihre Authenticator-App ein.</translation>
    </message>
    <message>
        <source>Activation code</source>
        <translation>Aktivierungscode</translation>
    </message>
    <message>
        <source>Your one-time password is right. Now choose a password that only you know; it replaces that one.</source>
        <translation>Ihr Einmalpasswort ist richtig. Wählen Sie jetzt ein Passwort, das nur Sie kennen. Es ersetzt das Einmalpasswort.</translation>
    </message>
    <message>
        <source>Both codes are right. Choose a new password; afterwards you get a new recovery code, and the one you used stops working.</source>
        <translation>Beide Codes sind richtig. Wählen Sie ein neues Passwort. Danach erhalten Sie einen neuen Wiederherstellungscode; der verwendete wird ungültig.</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <translation>Neues Passwort wählen</translation>
    </message>
    <message>
        <source>If you lose your phone, this code is the only way to sign in. Write it down or print it, and keep it in a safe place away from this computer.</source>
        <translation>Wenn Sie Ihr Smartphone verlieren, können Sie sich nur noch mit diesem Code anmelden. Schreiben Sie ihn auf oder drucken Sie ihn aus. Bewahren Sie ihn an einem sicheren Ort auf, getrennt von diesem Computer.</translation>
    </message>
    <message>
        <source>This is your new recovery code. The former one stays valid until you confirm that this one is recorded. Write it down or print it, and keep it in a safe place away from this computer.</source>
        <translation>Dies ist Ihr neuer Wiederherstellungscode. Der bisherige bleibt gültig, bis Sie bestätigen, dass Sie den neuen gesichert haben. Schreiben Sie ihn auf oder drucken Sie ihn aus. Bewahren Sie ihn an einem sicheren Ort auf, getrennt von diesem Computer.</translation>
    </message>
    <message>
        <source>I have safely recorded this code</source>
        <translation>Ich habe diesen Code sicher verwahrt</translation>
    </message>
    <message>
        <source>Enter your recovery code and a one-time code from your authenticator app; then choose a new password. If you lack one of the two, or have no multi-factor authentication, ask your administrator for a one-time password.</source>
        <translation>Geben Sie Ihren Wiederherstellungscode und einen Einmalcode aus Ihrer Authenticator-App ein. Danach wählen Sie ein neues Passwort. Wenn Ihnen einer der Codes fehlt oder Sie keine Multi-Faktor-Authentifizierung nutzen, bitten Sie Ihren Administrator um ein Einmalpasswort.</translation>
    </message>
    <message>
        <source>Enter the six-digit code from your authenticator app.</source>
        <translation>Geben Sie den sechsstelligen Code aus Ihrer Authenticator-App ein.</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Passwort anzeigen</translation>
    </message>
    <message>
        <source>The password is shown.</source>
        <translation>Das Passwort wird angezeigt.</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>The password is hidden.</source>
        <translation>Das Passwort ist verborgen.</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Die Feststelltaste ist aktiviert.</translation>
    </message>
    <message>
        <source>Enrollment code, large</source>
        <translation>Einrichtungscode, groß</translation>
    </message>
    <message>
        <source>Previous group</source>
        <translation>Vorherige Gruppe</translation>
    </message>
    <message>
        <source>Next group</source>
        <translation>Nächste Gruppe</translation>
    </message>
    <message>
        <source>Group {} of {}</source>
        <translation>Gruppe {} von {}</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Systemstandard</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR-Code</translation>
    </message>
    <message>
        <source>Scan it with an authenticator app. If you cannot, choose Trouble Scanning? Press it to make it larger.</source>
        <translation>Scannen Sie ihn mit einer Authenticator-App. Wenn das nicht geht, wählen Sie „Scannen nicht möglich?“. Drücken Sie auf den Code, um ihn zu vergrößern.</translation>
    </message>
    <message>
        <source>Not you? Start over</source>
        <translation>Nicht Sie? Neu beginnen</translation>
    </message>
    <message>
        <source>Step {} of {}</source>
        <translation>Schritt {} von {}</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>QR code, large</source>
        <translation>QR-Code, groß</translation>
    </message>
    <message>
        <source>Scan it with an authenticator app.</source>
        <translation>Scannen Sie ihn mit einer Authenticator-App.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{} recovery code for {}</source>
        <translation>Wiederherstellungscode {} für {}</translation>
    </message>
    <message>
        <source>Account: {}</source>
        <translation>Konto: {}</translation>
    </message>
    <message>
        <source>Made on {}</source>
        <translation>Erstellt am {}</translation>
    </message>
    <message>
        <source>If the phone is lost, this code signs in together with the password. It works once; then a new one is shown. Keep it in a safe place away from the computer, and give it to nobody.</source>
        <translation>Wenn Sie das Smartphone verlieren, können Sie sich mit diesem Code und dem Passwort anmelden. Der Code gilt nur einmal; danach wird ein neuer angezeigt. Bewahren Sie ihn an einem sicheren Ort auf, getrennt vom Computer, und geben Sie ihn niemandem.</translation>
    </message>
    <message>
        <source>The code was hidden meanwhile, so nothing was done. Choose “Show again”, then try again.</source>
        <translation>Der Vorgang wurde abgebrochen, weil der Code inzwischen ausgeblendet wurde. Wählen Sie „Erneut anzeigen“ und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save the code, or write it down.</source>
        <translation>Auf diesem Computer ist kein Drucker eingerichtet. Speichern Sie den Code oder schreiben Sie ihn auf.</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Write the code down.</source>
        <translation>Auf diesem Computer ist kein Drucker eingerichtet. Schreiben Sie den Code auf.</translation>
    </message>
    <message>
        <source>Nothing was saved: accounts or settings are kept in that folder, and a recovery code must not lie beside them. Choose another folder.</source>
        <translation>Nicht gespeichert: In diesem Ordner liegen Konten oder Einstellungen. Ein Wiederherstellungscode darf nicht daneben liegen. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Nothing was saved: there is a link by that name. Choose another name.</source>
        <translation>Nicht gespeichert: Unter diesem Namen gibt es bereits eine Verknüpfung. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Nothing was saved: that name belongs to something that is no file. Choose another name.</source>
        <translation>Nicht gespeichert: Dieser Name gehört zu etwas, das keine Datei ist. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Nothing was saved: there is a file by that name now. Choose another name.</source>
        <translation>Nicht gespeichert: Inzwischen gibt es eine Datei mit diesem Namen. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Nothing was saved: there is no room left on that disk. Choose another place.</source>
        <translation>Nicht gespeichert: Auf diesem Datenträger ist kein Platz mehr. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Nothing was saved: you may not write there. Choose another folder.</source>
        <translation>Nicht gespeichert: Sie haben dort keine Schreibberechtigung. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Nothing was saved: that folder is not there any more. Choose another one.</source>
        <translation>Nicht gespeichert: Diesen Ordner gibt es nicht mehr. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Nothing was saved: that disk did not take it. Choose another place.</source>
        <translation>Nicht gespeichert: Auf diesen Datenträger konnte nicht geschrieben werden. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken&#xa0;…</translation>
    </message>
    <message>
        <source>Save recovery code</source>
        <translation>Wiederherstellungscode speichern</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Textdateien (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert&#xa0;…</translation>
    </message>
    <message>
        <source>Saved as {}. Move it away from this computer.</source>
        <translation>Gespeichert als {}. Bewahren Sie die Datei nicht auf diesem Computer auf.</translation>
    </message>
    <message>
        <source>Saved as {}. That disk lets others read it: keep it where nobody else gets.</source>
        <translation>Gespeichert als {}. Auf diesem Datenträger können auch andere die Datei lesen. Bewahren Sie ihn so auf, dass niemand sonst Zugriff hat.</translation>
    </message>
    <message>
        <source>Looking for printers…</source>
        <translation>Drucker werden gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>Choose a printer</source>
        <translation>Drucker auswählen</translation>
    </message>
    <message>
        <source>Sending to {}…</source>
        <translation>Wird an {} gesendet&#xa0;…</translation>
    </message>
    <message>
        <source>Sent to {}.</source>
        <translation>An {} gesendet.</translation>
    </message>
    <message>
        <source>{} does not answer. Look whether it printed, or write the code down.</source>
        <translation>{} antwortet nicht. Sehen Sie nach, ob gedruckt wurde, oder schreiben Sie den Code auf.</translation>
    </message>
    <message>
        <source>{} did not take it. Look at the printer, or write the code down.</source>
        <translation>{} hat den Druckauftrag nicht angenommen. Prüfen Sie den Drucker oder schreiben Sie den Code auf.</translation>
    </message>
    <message>
        <source>Take what you recorded and type groups {} and {} of the code. Count row by row, from the left.</source>
        <translation>Nehmen Sie Ihre Aufzeichnung zur Hand und geben Sie die Gruppen {} und {} des Codes ein. Zählen Sie Zeile für Zeile von links.</translation>
    </message>
    <message>
        <source>Group {}</source>
        <translation>Gruppe {}</translation>
    </message>
    <message>
        <source>Need help?</source>
        <translation>Brauchen Sie Hilfe?</translation>
    </message>
    <message>
        <source>Phone: {}</source>
        <translation>Telefon: {}</translation>
    </message>
    <message>
        <source>Email: {}</source>
        <translation>E-Mail: {}</translation>
    </message>
    <message>
        <source>Web page: {}</source>
        <translation>Website: {}</translation>
    </message>
    <message>
        <source>Write an email</source>
        <translation>E-Mail schreiben</translation>
    </message>
    <message>
        <source>Open the web page</source>
        <translation>Website öffnen</translation>
    </message>
    <message>
        <source>Terms of use</source>
        <translation>Nutzungsbedingungen</translation>
    </message>
    <message>
        <source>With Continue you accept them. That is recorded.</source>
        <translation>Mit „Weiter“ stimmen Sie ihnen zu. Das wird aufgezeichnet.</translation>
    </message>
</context>
</TS>
