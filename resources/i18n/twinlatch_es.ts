<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>language</name>
    <message>
        <source>English</source>
        <translation>Español</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>The store {} is in use by another program. Nothing was done.</source>
        <translation>Otro programa está usando el almacén de datos {}. No se realizó ningún cambio.</translation>
    </message>
    <message>
        <source>The store {} cannot be reached now{}. Nothing was done.</source>
        <translation>En este momento no se puede acceder al almacén de datos {}{}. No se realizó ningún cambio.</translation>
    </message>
    <message>
        <source>The store {} went away before it confirmed. You are not signed in; a code you typed may be used up.</source>
        <translation>La conexión con el almacén de datos {} se interrumpió antes de la confirmación. No ha iniciado sesión. Si escribió un código, es posible que ya no sirva.</translation>
    </message>
    <message>
        <source>The disk with {} is full. Nothing was done.</source>
        <translation>El disco que contiene {} está lleno. No se realizó ningún cambio.</translation>
    </message>
    <message>
        <source>{} cannot be written to, only read{}. Nothing was done.</source>
        <translation>{} es de solo lectura{}. No se realizó ningún cambio.</translation>
    </message>
    <message>
        <source>The store {} is on a network or shared file system{}, where a code could be accepted twice. Keep it on a disk of this computer.</source>
        <translation>El almacén de datos {} está en un sistema de archivos de red o compartido{}. Allí, un código podría aceptarse dos veces. Guárdelo en un disco de este equipo.</translation>
    </message>
    <message>
        <source>{} is no Twinlatch store, or it is damaged{}. Restore a backup.</source>
        <translation>El almacén de datos {} está dañado o no es válido{}. Restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>{} was written by a later version of Twinlatch{}.</source>
        <translation>{} se creó con una versión posterior de Twinlatch{}.</translation>
    </message>
    <message>
        <source>The store {} is gone{}. Put it back or restore a backup.</source>
        <translation>El almacén de datos {} ya no existe{}. Vuelva a ponerlo en su sitio o restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>There is no store at {}{}. Start Twinlatch without a command to make the first account.</source>
        <translation>No hay ningún almacén de datos en {}{}. Inicie Twinlatch sin ningún comando para crear la primera cuenta.</translation>
    </message>
    <message>
        <source>The store {} was emptied{}. Restore a backup.</source>
        <translation>El almacén de datos {} se vació{}. Restaure una copia de seguridad.</translation>
    </message>
    <message>
        <source>The key is missing from {}{}. Put it back.</source>
        <translation>Falta la clave: {}{}. Vuelva a ponerla en su sitio.</translation>
    </message>
    <message>
        <source>The key in {} does not fit this store{}.</source>
        <translation>La clave de {} no corresponde a este almacén de datos{}.</translation>
    </message>
    <message>
        <source>The key cannot be had from {}{}. Unlock it and try again.</source>
        <translation>No se pudo obtener la clave: {}{}. Desbloquee el depósito de claves e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>{} is not safe to use{}.</source>
        <translation>No es seguro usar {}{}.</translation>
    </message>
    <message>
        <source>The settings cannot be used: {}{}.</source>
        <translation>No se puede usar la configuración: {}{}.</translation>
    </message>
    <message>
        <source>{} cannot be used now{}. Nothing was done.</source>
        <translation>En este momento no se puede usar {}{}. No se realizó ningún cambio.</translation>
    </message>
    <message>
        <source>the store</source>
        <translation>Twinlatch</translation>
    </message>
    <message>
        <source>Since you last signed in</source>
        <translation>Desde su último inicio de sesión</translation>
    </message>
    <message>
        <source>Last sign-ins</source>
        <translation>Últimos inicios de sesión</translation>
    </message>
    <message>
        <source>This is the first sign-in on record.</source>
        <translation>Este es el primer inicio de sesión registrado.</translation>
    </message>
    <message>
        <source>An administrator reset your multi-factor authentication, {}.</source>
        <translation>Un administrador restableció su autenticación multifactor {}.</translation>
    </message>
    <message>
        <source>An administrator reset your password, {}.</source>
        <translation>Un administrador restableció su contraseña {}.</translation>
    </message>
    <message>
        <source>An administrator confirmed your account after a change from outside, {}.</source>
        <translation>Un administrador confirmó su cuenta {} tras un cambio externo.</translation>
    </message>
    <message>
        <source>An administrator disabled your account, {}.</source>
        <translation>Un administrador deshabilitó su cuenta {}.</translation>
    </message>
    <message>
        <source>Multi-factor authentication was turned off, {}.</source>
        <translation>Se desactivó la autenticación multifactor {}.</translation>
    </message>
    <message>
        <source>Your recovery code was used, {}.</source>
        <translation>Se usó su código de recuperación {}.</translation>
    </message>
    <message>
        <source>An authenticator app was set up, {}.</source>
        <translation>Se configuró una aplicación de autenticación {}.</translation>
    </message>
    <message>
        <source>Your password was changed, {}.</source>
        <translation>Se cambió su contraseña {}.</translation>
    </message>
    <message>
        <source>Your recovery code was replaced, {}.</source>
        <translation>Se cambió su código de recuperación {}.</translation>
    </message>
    <message>
        <source>One attempt to sign in was refused, {}.</source>
        <translation>Se rechazó un intento de inicio de sesión {}.</translation>
    </message>
    <message>
        <source>{} attempts to sign in were refused, the first {}.</source>
        <translation>Se rechazaron {} intentos de inicio de sesión, el primero {}.</translation>
    </message>
    <message>
        <source>Nobody got in. If it was not you, and it goes on, tell your administrator.</source>
        <translation>Nadie logró entrar. Si no fue usted y vuelve a ocurrir, avise a su administrador.</translation>
    </message>
    <message>
        <source>If any of this was not you, change your password now and tell your administrator.</source>
        <translation>Si no reconoce algo de esto, cambie su contraseña ahora y avise a su administrador.</translation>
    </message>
    <message>
        <source>{} with your password</source>
        <translation>{} con su contraseña</translation>
    </message>
    <message>
        <source>{} with password and one-time code</source>
        <translation>{} con contraseña y código de un solo uso</translation>
    </message>
    <message>
        <source>{} with password and recovery code</source>
        <translation>{} con contraseña y código de recuperación</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>At least {} characters. Several words are easy to remember.</source>
        <translation>Al menos {} caracteres. Varias palabras son fáciles de recordar.</translation>
    </message>
    <message>
        <source>Something unexpected happened, and nobody is signed in. Close Twinlatch and start it again. Incident {}.</source>
        <translation>Se produjo un error inesperado. No hay ninguna sesión iniciada. Cierre Twinlatch y vuelva a abrirlo. Incidente {}.</translation>
    </message>
    <message>
        <source>Use up to 64 letters a to z, digits, dots, hyphens and underscores; first a letter or digit.</source>
        <translation>Use hasta 64 caracteres: letras de la a a la z, números, puntos, guiones y guiones bajos. El primero debe ser una letra o un número.</translation>
    </message>
    <message>
        <source>This username is taken. Choose another one.</source>
        <translation>Este nombre de usuario ya está en uso. Elija otro.</translation>
    </message>
    <message>
        <source>Enter an email address such as name@example.org.</source>
        <translation>Escriba una dirección de correo electrónico, por ejemplo, name@example.org.</translation>
    </message>
    <message>
        <source>Another account uses this address. Enter another one.</source>
        <translation>Otra cuenta ya usa esta dirección. Escriba otra.</translation>
    </message>
    <message>
        <source>The two passwords differ. Type the same one twice.</source>
        <translation>Las contraseñas no coinciden. Escriba la misma dos veces.</translation>
    </message>
    <message>
        <source>Your account is ready. Sign in with it.</source>
        <translation>Su cuenta está lista. Ya puede iniciar sesión con ella.</translation>
    </message>
    <message>
        <source>There is an account already. Sign in, or ask its administrator for one of your own.</source>
        <translation>Ya existe una cuenta. Inicie sesión o pida una propia al administrador.</translation>
    </message>
    <message>
        <source>Name or password is not right. Check both and try again.</source>
        <translation>El nombre o la contraseña no son correctos. Revise ambos e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>This sign-in has ended. Please start again.</source>
        <translation>Este inicio de sesión ha finalizado. Empiece de nuevo.</translation>
    </message>
    <message>
        <source>This account was changed meanwhile, perhaps in another window. Please sign in again.</source>
        <translation>Esta cuenta cambió mientras tanto, quizá en otra ventana. Vuelva a iniciar sesión.</translation>
    </message>
    <message>
        <source>What is stored for this account cannot be trusted. Please ask your administrator.</source>
        <translation>No se puede confiar en los datos guardados de esta cuenta. Consulte a su administrador.</translation>
    </message>
    <message>
        <source>This account was changed from outside of Twinlatch; nothing was done. Look at it with `twinlatch account show` and `audit list`, then restore a backup or use `twinlatch account accept`.</source>
        <translation>Esta cuenta se modificó fuera de Twinlatch. No se realizó ninguna acción. Revísela con `twinlatch account show` y `audit list`. Después, restaure una copia de seguridad o use `twinlatch account accept`.</translation>
    </message>
    <message>
        <source>The stored accounts are older than they were, so no code can be accepted. Please ask your administrator.</source>
        <translation>Las cuentas guardadas corresponden a un estado anterior, por lo que no se puede aceptar ningún código. Consulte a su administrador.</translation>
    </message>
    <message>
        <source>This account is disabled. Please ask your administrator.</source>
        <translation>Esta cuenta está deshabilitada. Consulte a su administrador.</translation>
    </message>
    <message>
        <source>Too many wrong codes: your authenticator is switched off. Sign in with your recovery code, or ask your administrator.</source>
        <translation>Demasiados códigos incorrectos: su autenticador está bloqueado. Inicie sesión con su código de recuperación o consulte a su administrador.</translation>
    </message>
    <message>
        <source>Too many wrong recovery codes: they are switched off. Sign in with your authenticator app, or ask your administrator.</source>
        <translation>Demasiados códigos de recuperación incorrectos: ya no se aceptan. Inicie sesión con su aplicación de autenticación o consulte a su administrador.</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>Se cambió su contraseña.</translation>
    </message>
    <message>
        <source>Multi-factor authentication is off. You can delete the entry in your app.</source>
        <translation>La autenticación multifactor está desactivada. Puede eliminar la entrada de su aplicación.</translation>
    </message>
    <message>
        <source>Your new recovery code is in force. Destroy the former one.</source>
        <translation>Su nuevo código de recuperación ya es válido. Destruya el anterior.</translation>
    </message>
    <message>
        <source>Nothing was changed: the recovery code you recorded before stays valid.</source>
        <translation>No se realizó ningún cambio. El código de recuperación que ya tenía sigue siendo válido.</translation>
    </message>
    <message>
        <source>That is the one-time password. Choose another one of your own.</source>
        <translation>Esa es la contraseña de un solo uso. Elija una propia y distinta.</translation>
    </message>
    <message>
        <source>This one-time password has expired. Please ask your administrator for a new one.</source>
        <translation>Esta contraseña de un solo uso ha caducado. Pida una nueva a su administrador.</translation>
    </message>
    <message>
        <source>Multi-factor authentication must be set up for this account, and that needs a valid activation code. Please ask your administrator for one.</source>
        <translation>Es necesario configurar la autenticación multifactor para esta cuenta. Para ello hace falta un código de activación válido. Pídalo a su administrador.</translation>
    </message>
    <message>
        <source>An activation code has 16 letters and digits, in four groups of four. Check what you typed.</source>
        <translation>Un código de activación tiene 16 letras y números, en cuatro grupos de cuatro. Revise lo que escribió.</translation>
    </message>
    <message>
        <source>That activation code is not right. Use the newest one you were given.</source>
        <translation>Ese código de activación no es correcto. Use el más reciente que haya recibido.</translation>
    </message>
    <message>
        <source>These three do not fit together. Check them, and use the newest one-time code. Without multi-factor authentication only your administrator can help.</source>
        <translation>Estos tres datos no coinciden. Revíselos y use el código de un solo uso más reciente. Sin autenticación multifactor, solo su administrador puede ayudarle.</translation>
    </message>
    <message>
        <source>Your new password is in force. Sign in with it.</source>
        <translation>Su nueva contraseña ya es válida. Inicie sesión con ella.</translation>
    </message>
    <message>
        <source>There is no account yet: the first one needs a password.</source>
        <translation>Aún no hay ninguna cuenta. La primera necesita una contraseña.</translation>
    </message>
    <message>
        <source>The record has no older row that could go. No file was made.</source>
        <translation>El registro no tiene entradas antiguas que se puedan extraer. No se creó ningún archivo.</translation>
    </message>
    <message>
        <source>Give a reason; it is kept on record.</source>
        <translation>Indique un motivo. Quedará registrado.</translation>
    </message>
    <message>
        <source>The account is unlocked.</source>
        <translation>La cuenta está desbloqueada.</translation>
    </message>
    <message>
        <source>That code is not right. Check that you use the newest one.</source>
        <translation>Ese código no es correcto. Compruebe que usa el más reciente.</translation>
    </message>
    <message>
        <source>That code was already used. Wait for the next one in your app.</source>
        <translation>Ese código ya se usó. Espere al siguiente en su aplicación.</translation>
    </message>
    <message>
        <source>This setup has expired. Delete the entry in your app and scan again.</source>
        <translation>Esta configuración ha caducado. Elimine la entrada de su aplicación y vuelva a escanear el código.</translation>
    </message>
    <message>
        <source>A recovery code has 24 letters and digits, in six groups of four. Check what you typed.</source>
        <translation>Un código de recuperación tiene 24 letras y números, en seis grupos de cuatro. Revise lo que escribió.</translation>
    </message>
    <message>
        <source>That recovery code is not right. Use the newest one you recorded.</source>
        <translation>Ese código de recuperación no es correcto. Use el más reciente que haya guardado.</translation>
    </message>
    <message>
        <source>That password is not right. Try again.</source>
        <translation>Esa contraseña no es correcta. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Sign in again to set up your authenticator app.</source>
        <translation>Vuelva a iniciar sesión para configurar su aplicación de autenticación.</translation>
    </message>
    <message>
        <source>You have been signed out. Please sign in again.</source>
        <translation>Se cerró su sesión. Vuelva a iniciar sesión.</translation>
    </message>
    <message>
        <source>That is not allowed here.</source>
        <translation>Eso no está permitido aquí.</translation>
    </message>
    <message>
        <source>There is no account with this name.</source>
        <translation>No hay ninguna cuenta con este nombre.</translation>
    </message>
    <message>
        <source>Too many attempts. You can try again in {}:{:02}.</source>
        <translation>Demasiados intentos. Podrá volver a intentarlo en {}:{:02} minutos.</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>Ya puede volver a intentarlo.</translation>
    </message>
    <message>
        <source>This is one of the most used passwords. Choose another one.</source>
        <translation>Es una de las contraseñas más usadas. Elija otra.</translation>
    </message>
    <message>
        <source>This is a common password, only repeated or filled up. Choose something else.</source>
        <translation>Es solo una contraseña común, repetida o alargada. Elija otra distinta.</translation>
    </message>
    <message>
        <source>This is made of your name, your address or this program&apos;s name. Choose something else.</source>
        <translation>Está formada por su nombre, su dirección o el nombre de este programa. Elija otra distinta.</translation>
    </message>
    <message>
        <source>Use at least {} characters; this has {}.</source>
        <translation>Use al menos {} caracteres; esta tiene {}.</translation>
    </message>
    <message>
        <source>Weak.</source>
        <translation>Débil.</translation>
    </message>
    <message>
        <source>Fair.</source>
        <translation>Aceptable.</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>Buena.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>Segura.</translation>
    </message>
    <message>
        <source>It looks like a password that many people use.</source>
        <translation>Se parece a una contraseña que usa mucha gente.</translation>
    </message>
    <message>
        <source>Add a word or two that do not belong together.</source>
        <translation>Agregue una o dos palabras sin relación entre sí.</translation>
    </message>
    <message>
        <source>Repeating letters or words adds little.</source>
        <translation>Repetir letras o palabras aporta poco.</translation>
    </message>
    <message>
        <source>Rows such as abc or 6543 add little.</source>
        <translation>Las series como abc o 6543 aportan poco.</translation>
    </message>
    <message>
        <source>Keys that lie side by side add little.</source>
        <translation>Las teclas contiguas aportan poco.</translation>
    </message>
    <message>
        <source>Names are guessed first; add other words.</source>
        <translation>Los nombres se adivinan primero; agregue otras palabras.</translation>
    </message>
    <message>
        <source>Dates and years are guessed first; add other words.</source>
        <translation>Las fechas y los años se adivinan primero; agregue palabras.</translation>
    </message>
    <message>
        <source>Capital letters add little; another word adds more.</source>
        <translation>Las mayúsculas aportan poco; otra palabra aporta más.</translation>
    </message>
    <message>
        <source>Digits in place of letters add little; a word adds more.</source>
        <translation>Cambiar letras por números aporta poco; una palabra, más.</translation>
    </message>
    <message>
        <source>One of the most used passwords.</source>
        <translation>Una de las contraseñas más usadas.</translation>
    </message>
    <message>
        <source>Only a common password, repeated or filled up.</source>
        <translation>Solo una contraseña común, repetida o alargada.</translation>
    </message>
    <message>
        <source>Made of your name, address or this program&apos;s name.</source>
        <translation>Formada por su nombre, dirección o el del programa.</translation>
    </message>
    <message>
        <source>Your phone&apos;s clock and this computer&apos;s differ by about {} minutes. Set both to automatic time, then try again.</source>
        <translation>Los relojes de su teléfono y de este equipo difieren en unos {} minutos. Active la hora automática en ambos e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Your phone&apos;s clock and this computer&apos;s differ by about 1 minute. Set both to automatic time, then try again.</source>
        <translation>Los relojes de su teléfono y de este equipo difieren en aproximadamente 1 minuto. Active la hora automática en ambos e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was set back. Codes work again at {}; setting the clock right helps at once.</source>
        <translation>El reloj de este equipo se atrasó. Los códigos volverán a funcionar en esta fecha y hora: {}. Si ajusta bien el reloj, funcionarán de inmediato.</translation>
    </message>
    <message>
        <source>Use at most {} characters.</source>
        <translation>Use como máximo {} caracteres.</translation>
    </message>
    <message>
        <source>The password holds something that is no character. Type it again.</source>
        <translation>La contraseña contiene un carácter no válido. Escríbala de nuevo.</translation>
    </message>
    <message>
        <source>Enter the {} digits that your app shows.</source>
        <translation>Escriba los {} dígitos que muestra su aplicación.</translation>
    </message>
    <message>
        <source>This opens only with multi-factor authentication, and your account has none. Start Twinlatch without a command, sign in, enable MFA on your Profile, and come back.</source>
        <translation>Aquí se necesita la autenticación multifactor y su cuenta no la tiene. Inicie Twinlatch sin ningún comando, inicie sesión, active la MFA en su perfil y vuelva aquí.</translation>
    </message>
    <message>
        <source>Your password is right, but this is open to others only. Please ask your administrator.</source>
        <translation>Su contraseña es correcta, pero este acceso está reservado a otras personas. Consulte a su administrador.</translation>
    </message>
    <message>
        <source>The ticket has expired. Sign in again for a new one.</source>
        <translation>El ticket ha caducado. Vuelva a iniciar sesión para obtener uno nuevo.</translation>
    </message>
    <message>
        <source>The ticket is not valid yet. Check this computer&apos;s clock.</source>
        <translation>El ticket aún no es válido. Compruebe el reloj de este equipo.</translation>
    </message>
    <message>
        <source>The ticket is for another audience.</source>
        <translation>El ticket es para otro destinatario.</translation>
    </message>
    <message>
        <source>No key of this store has signed the ticket as it stands.</source>
        <translation>Ninguna clave de este almacén de datos firmó el ticket tal como está.</translation>
    </message>
    <message>
        <source>This is no ticket.</source>
        <translation>Esto no es un ticket.</translation>
    </message>
    <message>
        <source>This is not that group of the code. Check what you recorded, or go back and look.</source>
        <translation>Este grupo del código no es correcto. Revise lo que guardó o vuelva atrás y consúltelo.</translation>
    </message>
</context>
<context>
    <name>ui</name>
    <message>
        <source>Nobody seems to be here. Your account is locked in {} seconds; any key keeps it.</source>
        <translation>¿Sigue ahí? Su sesión se bloqueará en {} segundos. Presione cualquier tecla para evitarlo.</translation>
    </message>
    <message>
        <source>What you typed was cleared because nobody was here.</source>
        <translation>Lo que escribió se borró por inactividad.</translation>
    </message>
    <message>
        <source>Nobody seems to be here. What you typed is cleared in {} seconds; any key keeps it.</source>
        <translation>¿Sigue ahí? Lo que escribió se borrará en {} segundos. Presione cualquier tecla para evitarlo.</translation>
    </message>
    <message>
        <source>today at {}</source>
        <translation>hoy a las {}</translation>
    </message>
    <message>
        <source>yesterday at {}</source>
        <translation>ayer a las {}</translation>
    </message>
    <message>
        <source>{} at {}</source>
        <translation>el {} a las {}</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>Signing in will need your password only. The entry in your authenticator app and your recovery code stop working; you can delete both.</source>
        <translation>Para iniciar sesión solo necesitará su contraseña. La entrada de su aplicación de autenticación y su código de recuperación dejarán de funcionar. Puede eliminar ambos.</translation>
    </message>
    <message>
        <source>Turn off MFA</source>
        <translation>Desactivar MFA</translation>
    </message>
    <message>
        <source>Current password</source>
        <translation>Contraseña actual</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Código de un solo uso</translation>
    </message>
    <message>
        <source>You will be logged out. At the next sign-in you set up an authenticator app on your phone: scan a QR code, enter the code it shows, and record a recovery code. Have your phone at hand.</source>
        <translation>Se cerrará su sesión. La próxima vez que inicie sesión, configurará una aplicación de autenticación en su teléfono: escaneará un código QR, escribirá el código que muestre la aplicación y guardará un código de recuperación. Tenga su teléfono a mano.</translation>
    </message>
    <message>
        <source>Enable MFA</source>
        <translation>Activar MFA</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Multi-factor authentication: off</source>
        <translation>Autenticación multifactor: desactivada</translation>
    </message>
    <message>
        <source>Multi-factor authentication: set up at the next sign-in</source>
        <translation>Autenticación multifactor: se configurará en el próximo inicio de sesión</translation>
    </message>
    <message>
        <source>Multi-factor authentication: on since {}</source>
        <translation>Autenticación multifactor: activada desde el {}</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Replace recovery code</source>
        <translation>Cambiar código de recuperación</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Cambiar contraseña</translation>
    </message>
    <message>
        <source>Other windows in which you are signed in will be signed out.</source>
        <translation>Se cerrará su sesión en las demás ventanas.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nueva contraseña</translation>
    </message>
    <message>
        <source>Repeat new password</source>
        <translation>Repetir nueva contraseña</translation>
    </message>
    <message>
        <source>You get a new recovery code to record. The one you have stays valid until you confirm that the new one is recorded.</source>
        <translation>Recibirá un nuevo código de recuperación que debe guardar. El que tiene seguirá siendo válido hasta que confirme que guardó el nuevo.</translation>
    </message>
    <message>
        <source>Show new code</source>
        <translation>Ver código nuevo</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>If it is, set up a new authenticator now; the old one stops working as soon as the new one is confirmed. If you only could not reach your phone, keep what you have.</source>
        <translation>Si es así, configure ahora un autenticador nuevo. El anterior dejará de funcionar en cuanto se confirme el nuevo. Si simplemente no tenía el teléfono a mano, conserve el que tiene.</translation>
    </message>
    <message>
        <source>Is your phone lost?</source>
        <translation>¿Perdió su teléfono?</translation>
    </message>
    <message>
        <source>Set up a new authenticator</source>
        <translation>Configurar un autenticador nuevo</translation>
    </message>
    <message>
        <source>Keep my authenticator</source>
        <translation>Conservar mi autenticador</translation>
    </message>
    <message>
        <source>Create your account</source>
        <translation>Cree su cuenta</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Crear cuenta</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>Email address</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Repeat password</source>
        <translation>Repetir contraseña</translation>
    </message>
    <message>
        <source>Enter the recovery code that you recorded. It works once; you get a new one afterwards.</source>
        <translation>Escriba el código de recuperación que guardó. Solo funciona una vez; después recibirá uno nuevo.</translation>
    </message>
    <message>
        <source>Use your recovery code</source>
        <translation>Usar código de recuperación</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <source>Your app may call it setup key or secret key; look for “enter manually”.</source>
        <translation>En su aplicación puede llamarse «clave de configuración» o «clave secreta». Busque «introducir manualmente» o «ingresar manualmente».</translation>
    </message>
    <message>
        <source>Enter this code in your authenticator app</source>
        <translation>Escriba este código en su aplicación de autenticación</translation>
    </message>
    <message>
        <source>Enrollment code</source>
        <translation>Código de configuración</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Open in an app on this computer</source>
        <translation>Abrir en una aplicación de este equipo</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Emisor</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Dígitos</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Intervalo</translation>
    </message>
    <message>
        <source>{} seconds</source>
        <translation>{} segundos</translation>
    </message>
    <message>
        <source>time-based</source>
        <translation>basado en el tiempo</translation>
    </message>
    <message>
        <source>The app was asked to take the code. Then go on here.</source>
        <translation>Se envió el código a la aplicación. Después, continúe aquí.</translation>
    </message>
    <message>
        <source>No app took the code. Type it into your authenticator app instead.</source>
        <translation>Ninguna aplicación recibió el código. Escríbalo en su aplicación de autenticación.</translation>
    </message>
    <message>
        <source>Copied. It leaves the clipboard in 30 seconds.</source>
        <translation>Copiado. Se borrará del portapapeles en 30 segundos.</translation>
    </message>
    <message>
        <source>Open the authenticator app on your phone, choose to add an account, and scan this code. Any app that makes time-based codes works, for example Google Authenticator, Microsoft Authenticator or Authy, and one app serves many services. No app yet? Search for “Authenticator” in your phone&apos;s official store and choose a known maker.</source>
        <translation>Abra la aplicación de autenticación en su teléfono, agregue una cuenta y escanee este código. Sirve cualquier aplicación que genere códigos basados en el tiempo, por ejemplo, Google Authenticator, Microsoft Authenticator o Authy. Una sola aplicación sirve para muchos servicios. ¿Aún no tiene una? Busque «Authenticator» en la tienda oficial de su teléfono y elija un proveedor conocido.</translation>
    </message>
    <message>
        <source>Scan the QR code</source>
        <translation>Escanee el código QR</translation>
    </message>
    <message>
        <source>Trouble Scanning?</source>
        <translation>¿No puede escanearlo?</translation>
    </message>
    <message>
        <source>I&apos;ll do this later</source>
        <translation>Hacerlo más tarde</translation>
    </message>
    <message>
        <source>Nobody was here for a while. Enter the code from your authenticator app to go on.</source>
        <translation>La sesión se bloqueó por inactividad. Escriba el código de su aplicación de autenticación para continuar.</translation>
    </message>
    <message>
        <source>Nobody was here for a while. Enter your password to go on.</source>
        <translation>La sesión se bloqueó por inactividad. Escriba su contraseña para continuar.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Sesión bloqueada</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Volver a mostrar</translation>
    </message>
    <message>
        <source>Nobody seems to be here. This page is hidden in {} seconds; any key keeps it.</source>
        <translation>¿Sigue ahí? Esta página se ocultará en {} segundos. Presione cualquier tecla para evitarlo.</translation>
    </message>
    <message>
        <source>This page was hidden because nobody was here.</source>
        <translation>Esta página se ocultó por inactividad.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Username or email address</source>
        <translation>Nombre de usuario o correo electrónico</translation>
    </message>
    <message>
        <source>Forgot your password?</source>
        <translation>¿Olvidó su contraseña?</translation>
    </message>
    <message>
        <source>Your administrator has reset multi-factor authentication for this account. Enter the activation code you were given; then you set up your authenticator app.</source>
        <translation>Su administrador restableció la autenticación multifactor de esta cuenta. Escriba el código de activación que recibió. Después configurará su aplicación de autenticación.</translation>
    </message>
    <message>
        <source>Activation code</source>
        <translation>Código de activación</translation>
    </message>
    <message>
        <source>Your one-time password is right. Now choose a password that only you know; it replaces that one.</source>
        <translation>Su contraseña de un solo uso es correcta. Ahora elija una contraseña que solo usted conozca. Esta reemplazará a la anterior.</translation>
    </message>
    <message>
        <source>Both codes are right. Choose a new password; afterwards you get a new recovery code, and the one you used stops working.</source>
        <translation>Los dos códigos son correctos. Elija una nueva contraseña. Después recibirá un nuevo código de recuperación y el que usó dejará de funcionar.</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <translation>Elija una nueva contraseña</translation>
    </message>
    <message>
        <source>If you lose your phone, this code is the only way to sign in. Write it down or print it, and keep it in a safe place away from this computer.</source>
        <translation>Si pierde su teléfono, este código será la única forma de iniciar sesión. Anótelo o imprímalo y guárdelo en un lugar seguro, lejos de este equipo.</translation>
    </message>
    <message>
        <source>This is your new recovery code. The former one stays valid until you confirm that this one is recorded. Write it down or print it, and keep it in a safe place away from this computer.</source>
        <translation>Este es su nuevo código de recuperación. El anterior seguirá siendo válido hasta que confirme que guardó este. Anótelo o imprímalo y guárdelo en un lugar seguro, lejos de este equipo.</translation>
    </message>
    <message>
        <source>I have safely recorded this code</source>
        <translation>He guardado este código en un lugar seguro</translation>
    </message>
    <message>
        <source>Enter your recovery code and a one-time code from your authenticator app; then choose a new password. If you lack one of the two, or have no multi-factor authentication, ask your administrator for a one-time password.</source>
        <translation>Escriba su código de recuperación y un código de un solo uso de su aplicación de autenticación. Después elija una nueva contraseña. Si le falta alguno de los dos códigos o no tiene autenticación multifactor, pida a su administrador una contraseña de un solo uso.</translation>
    </message>
    <message>
        <source>Enter the six-digit code from your authenticator app.</source>
        <translation>Escriba el código de seis dígitos de su aplicación de autenticación.</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Mostrar contraseña</translation>
    </message>
    <message>
        <source>The password is shown.</source>
        <translation>La contraseña está visible.</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Ocultar contraseña</translation>
    </message>
    <message>
        <source>The password is hidden.</source>
        <translation>La contraseña está oculta.</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Bloq Mayús está activado.</translation>
    </message>
    <message>
        <source>Enrollment code, large</source>
        <translation>Código de configuración ampliado</translation>
    </message>
    <message>
        <source>Previous group</source>
        <translation>Grupo anterior</translation>
    </message>
    <message>
        <source>Next group</source>
        <translation>Grupo siguiente</translation>
    </message>
    <message>
        <source>Group {} of {}</source>
        <translation>Grupo {} de {}</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Según el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>Código QR</translation>
    </message>
    <message>
        <source>Scan it with an authenticator app. If you cannot, choose Trouble Scanning? Press it to make it larger.</source>
        <translation>Escanéelo con una aplicación de autenticación. Si no es posible, elija «¿No puede escanearlo?». Presione el código para ampliarlo.</translation>
    </message>
    <message>
        <source>Not you? Start over</source>
        <translation>¿No es usted? Empezar de nuevo</translation>
    </message>
    <message>
        <source>Step {} of {}</source>
        <translation>Paso {} de {}</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>QR code, large</source>
        <translation>Código QR ampliado</translation>
    </message>
    <message>
        <source>Scan it with an authenticator app.</source>
        <translation>Escanéelo con una aplicación de autenticación.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>{} recovery code for {}</source>
        <translation>Código de recuperación de {} para {}</translation>
    </message>
    <message>
        <source>Account: {}</source>
        <translation>Cuenta: {}</translation>
    </message>
    <message>
        <source>Made on {}</source>
        <translation>Creado el {}</translation>
    </message>
    <message>
        <source>If the phone is lost, this code signs in together with the password. It works once; then a new one is shown. Keep it in a safe place away from the computer, and give it to nobody.</source>
        <translation>Si pierde el teléfono, este código le permite iniciar sesión junto con la contraseña. Solo funciona una vez; después se muestra uno nuevo. Guárdelo en un lugar seguro, lejos del equipo, y no se lo dé a nadie.</translation>
    </message>
    <message>
        <source>The code was hidden meanwhile, so nothing was done. Choose “Show again”, then try again.</source>
        <translation>La acción se canceló porque el código se ocultó mientras tanto. Elija «Volver a mostrar» e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save the code, or write it down.</source>
        <translation>No hay ninguna impresora configurada en este equipo. Guarde el código o anótelo.</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Write the code down.</source>
        <translation>No hay ninguna impresora configurada en este equipo. Anote el código.</translation>
    </message>
    <message>
        <source>Nothing was saved: accounts or settings are kept in that folder, and a recovery code must not lie beside them. Choose another folder.</source>
        <translation>No se guardó: en esa carpeta hay cuentas o datos de configuración, y un código de recuperación no debe estar junto a ellos. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>Nothing was saved: there is a link by that name. Choose another name.</source>
        <translation>No se guardó: existe un enlace con ese nombre. Elija otro nombre.</translation>
    </message>
    <message>
        <source>Nothing was saved: that name belongs to something that is no file. Choose another name.</source>
        <translation>No se guardó: ese nombre corresponde a algo que no es un archivo. Elija otro nombre.</translation>
    </message>
    <message>
        <source>Nothing was saved: there is a file by that name now. Choose another name.</source>
        <translation>No se guardó: ahora existe un archivo con ese nombre. Elija otro nombre.</translation>
    </message>
    <message>
        <source>Nothing was saved: there is no room left on that disk. Choose another place.</source>
        <translation>No se guardó: no queda espacio en ese disco. Elija otra ubicación.</translation>
    </message>
    <message>
        <source>Nothing was saved: you may not write there. Choose another folder.</source>
        <translation>No se guardó: no tiene permiso para escribir ahí. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>Nothing was saved: that folder is not there any more. Choose another one.</source>
        <translation>No se guardó: esa carpeta ya no existe. Elija otra.</translation>
    </message>
    <message>
        <source>Nothing was saved: that disk did not take it. Choose another place.</source>
        <translation>No se guardó: no se pudo escribir en ese disco. Elija otra ubicación.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Save recovery code</source>
        <translation>Guardar código de recuperación</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Archivos de texto (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Saved as {}. Move it away from this computer.</source>
        <translation>Guardado como {}. No deje el archivo en este equipo.</translation>
    </message>
    <message>
        <source>Saved as {}. That disk lets others read it: keep it where nobody else gets.</source>
        <translation>Guardado como {}. En ese disco, otras personas pueden leer el archivo. Guarde el disco donde nadie más tenga acceso.</translation>
    </message>
    <message>
        <source>Looking for printers…</source>
        <translation>Buscando impresoras…</translation>
    </message>
    <message>
        <source>Choose a printer</source>
        <translation>Elija una impresora</translation>
    </message>
    <message>
        <source>Sending to {}…</source>
        <translation>Enviando a {}…</translation>
    </message>
    <message>
        <source>Sent to {}.</source>
        <translation>Enviado a {}.</translation>
    </message>
    <message>
        <source>{} does not answer. Look whether it printed, or write the code down.</source>
        <translation>{} no responde. Compruebe si se imprimió o anote el código.</translation>
    </message>
    <message>
        <source>{} did not take it. Look at the printer, or write the code down.</source>
        <translation>{} no aceptó el trabajo de impresión. Revise la impresora o anote el código.</translation>
    </message>
    <message>
        <source>Take what you recorded and type groups {} and {} of the code. Count row by row, from the left.</source>
        <translation>Consulte el código que guardó y escriba los grupos {} y {}. Cuente fila por fila, desde la izquierda.</translation>
    </message>
    <message>
        <source>Group {}</source>
        <translation>Grupo {}</translation>
    </message>
    <message>
        <source>Need help?</source>
        <translation>¿Necesita ayuda?</translation>
    </message>
    <message>
        <source>Phone: {}</source>
        <translation>Teléfono: {}</translation>
    </message>
    <message>
        <source>Email: {}</source>
        <translation>Correo electrónico: {}</translation>
    </message>
    <message>
        <source>Web page: {}</source>
        <translation>Página web: {}</translation>
    </message>
    <message>
        <source>Write an email</source>
        <translation>Escribir un correo</translation>
    </message>
    <message>
        <source>Open the web page</source>
        <translation>Abrir la página web</translation>
    </message>
    <message>
        <source>Terms of use</source>
        <translation>Condiciones de uso</translation>
    </message>
    <message>
        <source>With Continue you accept them. That is recorded.</source>
        <translation>Al pulsar «Continuar» las acepta. Queda constancia de ello.</translation>
    </message>
</context>
</TS>
