<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>language</name>
    <message>
        <source>English</source>
        <translation>简体中文</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>The store {} is in use by another program. Nothing was done.</source>
        <translation>数据存储 {} 正被其他程序使用。未执行任何操作。</translation>
    </message>
    <message>
        <source>The store {} cannot be reached now{}. Nothing was done.</source>
        <translation>目前无法连接数据存储 {}{}。未执行任何操作。</translation>
    </message>
    <message>
        <source>The store {} went away before it confirmed. You are not signed in; a code you typed may be used up.</source>
        <translation>数据存储 {} 在确认之前断开了连接。您尚未登录；您输入的代码可能已失效。</translation>
    </message>
    <message>
        <source>The disk with {} is full. Nothing was done.</source>
        <translation>{} 所在的磁盘已满。未执行任何操作。</translation>
    </message>
    <message>
        <source>{} cannot be written to, only read{}. Nothing was done.</source>
        <translation>{} 只能读取，无法写入{}。未执行任何操作。</translation>
    </message>
    <message>
        <source>The store {} is on a network or shared file system{}, where a code could be accepted twice. Keep it on a disk of this computer.</source>
        <translation>数据存储 {} 位于网络或共享文件系统上{}，同一代码可能会被接受两次。请将它存放在这台计算机的磁盘上。</translation>
    </message>
    <message>
        <source>{} is no Twinlatch store, or it is damaged{}. Restore a backup.</source>
        <translation>{} 不是 Twinlatch 数据存储，或者已损坏{}。请从备份还原。</translation>
    </message>
    <message>
        <source>{} was written by a later version of Twinlatch{}.</source>
        <translation>{} 由更新版本的 Twinlatch 写入{}。</translation>
    </message>
    <message>
        <source>The store {} is gone{}. Put it back or restore a backup.</source>
        <translation>找不到数据存储 {}{}。请将它放回原处，或从备份还原。</translation>
    </message>
    <message>
        <source>There is no store at {}{}. Start Twinlatch without a command to make the first account.</source>
        <translation>{} 处没有数据存储{}。要创建第一个账户，请直接启动 Twinlatch，不要附带命令。</translation>
    </message>
    <message>
        <source>The store {} was emptied{}. Restore a backup.</source>
        <translation>数据存储 {} 已被清空{}。请从备份还原。</translation>
    </message>
    <message>
        <source>The key is missing from {}{}. Put it back.</source>
        <translation>{} 中缺少密钥{}。请将密钥放回原处。</translation>
    </message>
    <message>
        <source>The key in {} does not fit this store{}.</source>
        <translation>{} 中的密钥与此数据存储不匹配{}。</translation>
    </message>
    <message>
        <source>The key cannot be had from {}{}. Unlock it and try again.</source>
        <translation>无法从 {} 获取密钥{}。请解锁后重试。</translation>
    </message>
    <message>
        <source>{} is not safe to use{}.</source>
        <translation>{} 不安全，无法使用{}。</translation>
    </message>
    <message>
        <source>The settings cannot be used: {}{}.</source>
        <translation>设置无法使用：{}{}。</translation>
    </message>
    <message>
        <source>{} cannot be used now{}. Nothing was done.</source>
        <translation>目前无法使用 {}{}。未执行任何操作。</translation>
    </message>
    <message>
        <source>the store</source>
        <translation>数据存储</translation>
    </message>
    <message>
        <source>Since you last signed in</source>
        <translation>自您上次登录以来</translation>
    </message>
    <message>
        <source>Last sign-ins</source>
        <translation>最近的登录</translation>
    </message>
    <message>
        <source>This is the first sign-in on record.</source>
        <translation>这是记录中的首次登录。</translation>
    </message>
    <message>
        <source>An administrator reset your multi-factor authentication, {}.</source>
        <translation>管理员重置了您的多重身份验证（{}）。</translation>
    </message>
    <message>
        <source>An administrator reset your password, {}.</source>
        <translation>管理员重置了您的密码（{}）。</translation>
    </message>
    <message>
        <source>An administrator confirmed your account after a change from outside, {}.</source>
        <translation>您的账户曾被外部更改，管理员已予以确认（{}）。</translation>
    </message>
    <message>
        <source>An administrator disabled your account, {}.</source>
        <translation>管理员停用了您的账户（{}）。</translation>
    </message>
    <message>
        <source>Multi-factor authentication was turned off, {}.</source>
        <translation>多重身份验证已关闭（{}）。</translation>
    </message>
    <message>
        <source>Your recovery code was used, {}.</source>
        <translation>您的恢复代码已被使用（{}）。</translation>
    </message>
    <message>
        <source>An authenticator app was set up, {}.</source>
        <translation>已设置身份验证器应用（{}）。</translation>
    </message>
    <message>
        <source>Your password was changed, {}.</source>
        <translation>您的密码已更改（{}）。</translation>
    </message>
    <message>
        <source>Your recovery code was replaced, {}.</source>
        <translation>您的恢复代码已更换（{}）。</translation>
    </message>
    <message>
        <source>One attempt to sign in was refused, {}.</source>
        <translation>有 1 次登录尝试被拒绝（{}）。</translation>
    </message>
    <message>
        <source>{} attempts to sign in were refused, the first {}.</source>
        <translation>有 {} 次登录尝试被拒绝（首次：{}）。</translation>
    </message>
    <message>
        <source>Nobody got in. If it was not you, and it goes on, tell your administrator.</source>
        <translation>没有人登录成功。如果不是您本人所为，并且仍在发生，请告知管理员。</translation>
    </message>
    <message>
        <source>If any of this was not you, change your password now and tell your administrator.</source>
        <translation>如果其中有任何一项不是您本人所为，请立即更改密码并告知管理员。</translation>
    </message>
    <message>
        <source>{} with your password</source>
        <translation>{}，使用密码</translation>
    </message>
    <message>
        <source>{} with password and one-time code</source>
        <translation>{}，使用密码和一次性验证码</translation>
    </message>
    <message>
        <source>{} with password and recovery code</source>
        <translation>{}，使用密码和恢复代码</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>At least {} characters. Several words are easy to remember.</source>
        <translation>至少 {} 个字符。用几个词组成的密码容易记住。</translation>
    </message>
    <message>
        <source>Something unexpected happened, and nobody is signed in. Close Twinlatch and start it again. Incident {}.</source>
        <translation>发生意外错误，目前没有人登录。请关闭 Twinlatch，然后重新启动。事件编号：{}。</translation>
    </message>
    <message>
        <source>Use up to 64 letters a to z, digits, dots, hyphens and underscores; first a letter or digit.</source>
        <translation>最多 64 个字符，可使用字母 a 到 z、数字、点、连字符和下划线；以字母或数字开头。</translation>
    </message>
    <message>
        <source>This username is taken. Choose another one.</source>
        <translation>此用户名已被占用。请换一个。</translation>
    </message>
    <message>
        <source>Enter an email address such as name@example.org.</source>
        <translation>请输入电子邮件地址，例如 name@example.org。</translation>
    </message>
    <message>
        <source>Another account uses this address. Enter another one.</source>
        <translation>其他账户已使用此地址。请输入另一个地址。</translation>
    </message>
    <message>
        <source>The two passwords differ. Type the same one twice.</source>
        <translation>两次输入的密码不一致。请输入相同的密码。</translation>
    </message>
    <message>
        <source>Your account is ready. Sign in with it.</source>
        <translation>您的账户已创建。请登录。</translation>
    </message>
    <message>
        <source>There is an account already. Sign in, or ask its administrator for one of your own.</source>
        <translation>已经有账户了。请登录，或请管理员为您创建自己的账户。</translation>
    </message>
    <message>
        <source>Name or password is not right. Check both and try again.</source>
        <translation>用户名或密码不正确。请检查后重试。</translation>
    </message>
    <message>
        <source>This sign-in has ended. Please start again.</source>
        <translation>本次登录已结束。请重新开始。</translation>
    </message>
    <message>
        <source>This account was changed meanwhile, perhaps in another window. Please sign in again.</source>
        <translation>此账户刚刚被更改，可能是在另一个窗口中。请重新登录。</translation>
    </message>
    <message>
        <source>What is stored for this account cannot be trusted. Please ask your administrator.</source>
        <translation>此账户的存储数据不可信。请联系管理员。</translation>
    </message>
    <message>
        <source>This account was changed from outside of Twinlatch; nothing was done. Look at it with `twinlatch account show` and `audit list`, then restore a backup or use `twinlatch account accept`.</source>
        <translation>此账户曾在 Twinlatch 之外被更改；未执行任何操作。请使用 `twinlatch account show` 和 `audit list` 查看，然后从备份还原，或使用 `twinlatch account accept`。</translation>
    </message>
    <message>
        <source>The stored accounts are older than they were, so no code can be accepted. Please ask your administrator.</source>
        <translation>存储的账户数据比之前的旧，因此无法接受任何验证码。请联系管理员。</translation>
    </message>
    <message>
        <source>This account is disabled. Please ask your administrator.</source>
        <translation>此账户已停用。请联系管理员。</translation>
    </message>
    <message>
        <source>Too many wrong codes: your authenticator is switched off. Sign in with your recovery code, or ask your administrator.</source>
        <translation>验证码错误次数过多，您的身份验证器已停用。请使用恢复代码登录，或联系管理员。</translation>
    </message>
    <message>
        <source>Too many wrong recovery codes: they are switched off. Sign in with your authenticator app, or ask your administrator.</source>
        <translation>恢复代码错误次数过多，恢复代码已停用。请使用身份验证器应用登录，或联系管理员。</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>您的密码已更改。</translation>
    </message>
    <message>
        <source>Multi-factor authentication is off. You can delete the entry in your app.</source>
        <translation>多重身份验证已关闭。您可以删除应用中的条目。</translation>
    </message>
    <message>
        <source>Your new recovery code is in force. Destroy the former one.</source>
        <translation>新的恢复代码已生效。请销毁旧的恢复代码。</translation>
    </message>
    <message>
        <source>Nothing was changed: the recovery code you recorded before stays valid.</source>
        <translation>未做任何更改：您之前记下的恢复代码仍然有效。</translation>
    </message>
    <message>
        <source>That is the one-time password. Choose another one of your own.</source>
        <translation>这是临时密码。请另外设置一个您自己的密码。</translation>
    </message>
    <message>
        <source>This one-time password has expired. Please ask your administrator for a new one.</source>
        <translation>此临时密码已过期。请联系管理员获取新的临时密码。</translation>
    </message>
    <message>
        <source>Multi-factor authentication must be set up for this account, and that needs a valid activation code. Please ask your administrator for one.</source>
        <translation>此账户必须设置多重身份验证，这需要有效的激活码。请联系管理员获取激活码。</translation>
    </message>
    <message>
        <source>An activation code has 16 letters and digits, in four groups of four. Check what you typed.</source>
        <translation>激活码由 16 个字母和数字组成，分为四组，每组四个。请检查您的输入。</translation>
    </message>
    <message>
        <source>That activation code is not right. Use the newest one you were given.</source>
        <translation>激活码不正确。请使用您最近收到的激活码。</translation>
    </message>
    <message>
        <source>These three do not fit together. Check them, and use the newest one-time code. Without multi-factor authentication only your administrator can help.</source>
        <translation>这三项信息不匹配。请检查，并使用最新的一次性验证码。如果未设置多重身份验证，则只有管理员才能帮助您。</translation>
    </message>
    <message>
        <source>Your new password is in force. Sign in with it.</source>
        <translation>新密码已生效。请使用新密码登录。</translation>
    </message>
    <message>
        <source>There is no account yet: the first one needs a password.</source>
        <translation>目前还没有账户：第一个账户需要设置密码。</translation>
    </message>
    <message>
        <source>The record has no older row that could go. No file was made.</source>
        <translation>记录中没有可以移出的旧条目。未创建文件。</translation>
    </message>
    <message>
        <source>Give a reason; it is kept on record.</source>
        <translation>请填写原因；原因会保留在记录中。</translation>
    </message>
    <message>
        <source>The account is unlocked.</source>
        <translation>账户已解锁。</translation>
    </message>
    <message>
        <source>That code is not right. Check that you use the newest one.</source>
        <translation>验证码不正确。请确认您使用的是最新的验证码。</translation>
    </message>
    <message>
        <source>That code was already used. Wait for the next one in your app.</source>
        <translation>此验证码已使用过。请等待应用显示下一个验证码。</translation>
    </message>
    <message>
        <source>This setup has expired. Delete the entry in your app and scan again.</source>
        <translation>本次设置已过期。请删除应用中的条目，然后重新扫描。</translation>
    </message>
    <message>
        <source>A recovery code has 24 letters and digits, in six groups of four. Check what you typed.</source>
        <translation>恢复代码由 24 个字母和数字组成，分为六组，每组四个。请检查您的输入。</translation>
    </message>
    <message>
        <source>That recovery code is not right. Use the newest one you recorded.</source>
        <translation>恢复代码不正确。请使用您最近记下的恢复代码。</translation>
    </message>
    <message>
        <source>That password is not right. Try again.</source>
        <translation>密码不正确。请重试。</translation>
    </message>
    <message>
        <source>Sign in again to set up your authenticator app.</source>
        <translation>请重新登录，以设置身份验证器应用。</translation>
    </message>
    <message>
        <source>You have been signed out. Please sign in again.</source>
        <translation>您已退出登录。请重新登录。</translation>
    </message>
    <message>
        <source>That is not allowed here.</source>
        <translation>此处不允许该操作。</translation>
    </message>
    <message>
        <source>There is no account with this name.</source>
        <translation>没有使用此名称的账户。</translation>
    </message>
    <message>
        <source>Too many attempts. You can try again in {}:{:02}.</source>
        <translation>尝试次数过多。{}:{:02} 后可以重试。</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>现在可以重试了。</translation>
    </message>
    <message>
        <source>This is one of the most used passwords. Choose another one.</source>
        <translation>这是最常用的密码之一。请换一个。</translation>
    </message>
    <message>
        <source>This is a common password, only repeated or filled up. Choose something else.</source>
        <translation>这只是把常用密码重复或补长。请换一个。</translation>
    </message>
    <message>
        <source>This is made of your name, your address or this program&apos;s name. Choose something else.</source>
        <translation>此密码由您的名称、地址或本程序的名称组成。请换一个。</translation>
    </message>
    <message>
        <source>Use at least {} characters; this has {}.</source>
        <translation>请至少使用 {} 个字符；目前为 {} 个。</translation>
    </message>
    <message>
        <source>Weak.</source>
        <translation>弱。</translation>
    </message>
    <message>
        <source>Fair.</source>
        <translation>一般。</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>良好。</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>强。</translation>
    </message>
    <message>
        <source>It looks like a password that many people use.</source>
        <translation>与许多人使用的密码相似。</translation>
    </message>
    <message>
        <source>Add a word or two that do not belong together.</source>
        <translation>再加一两个互不相关的词。</translation>
    </message>
    <message>
        <source>Repeating letters or words adds little.</source>
        <translation>重复字母或词语作用不大。</translation>
    </message>
    <message>
        <source>Rows such as abc or 6543 add little.</source>
        <translation>abc 或 6543 这样的连续字符作用不大。</translation>
    </message>
    <message>
        <source>Keys that lie side by side add little.</source>
        <translation>使用键盘上相邻的按键作用不大。</translation>
    </message>
    <message>
        <source>Names are guessed first; add other words.</source>
        <translation>名字最先被猜到；请再加其他词。</translation>
    </message>
    <message>
        <source>Dates and years are guessed first; add other words.</source>
        <translation>日期和年份最先被猜到；请再加其他词。</translation>
    </message>
    <message>
        <source>Capital letters add little; another word adds more.</source>
        <translation>大写字母作用不大；再加一个词更有效。</translation>
    </message>
    <message>
        <source>Digits in place of letters add little; a word adds more.</source>
        <translation>用数字代替字母作用不大；再加一个词更有效。</translation>
    </message>
    <message>
        <source>One of the most used passwords.</source>
        <translation>最常用的密码之一。</translation>
    </message>
    <message>
        <source>Only a common password, repeated or filled up.</source>
        <translation>只是把常用密码重复或补长。</translation>
    </message>
    <message>
        <source>Made of your name, address or this program&apos;s name.</source>
        <translation>由您的名称、地址或本程序的名称组成。</translation>
    </message>
    <message>
        <source>Your phone&apos;s clock and this computer&apos;s differ by about {} minutes. Set both to automatic time, then try again.</source>
        <translation>您的手机与这台计算机的时间相差约 {} 分钟。请将两者都设为自动设置时间，然后重试。</translation>
    </message>
    <message>
        <source>Your phone&apos;s clock and this computer&apos;s differ by about 1 minute. Set both to automatic time, then try again.</source>
        <translation>您的手机与这台计算机的时间相差约 1 分钟。请将两者都设为自动设置时间，然后重试。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was set back. Codes work again at {}; setting the clock right helps at once.</source>
        <translation>这台计算机的时钟被调回了更早的时间。验证码将在 {} 恢复可用；校准时钟后可立即使用。</translation>
    </message>
    <message>
        <source>Use at most {} characters.</source>
        <translation>最多使用 {} 个字符。</translation>
    </message>
    <message>
        <source>The password holds something that is no character. Type it again.</source>
        <translation>密码中含有无效字符。请重新输入。</translation>
    </message>
    <message>
        <source>Enter the {} digits that your app shows.</source>
        <translation>请输入应用显示的 {} 位数字。</translation>
    </message>
    <message>
        <source>This opens only with multi-factor authentication, and your account has none. Start Twinlatch without a command, sign in, enable MFA on your Profile, and come back.</source>
        <translation>需要多重身份验证才能打开，而您的账户尚未启用。请直接启动 Twinlatch（不附带命令），登录后在“个人资料”中启用 MFA，然后再回到这里。</translation>
    </message>
    <message>
        <source>Your password is right, but this is open to others only. Please ask your administrator.</source>
        <translation>密码正确，但您的账户无权打开此内容。请联系管理员。</translation>
    </message>
    <message>
        <source>The ticket has expired. Sign in again for a new one.</source>
        <translation>票据已过期。请重新登录以获取新票据。</translation>
    </message>
    <message>
        <source>The ticket is not valid yet. Check this computer&apos;s clock.</source>
        <translation>票据尚未生效。请检查这台计算机的时钟。</translation>
    </message>
    <message>
        <source>The ticket is for another audience.</source>
        <translation>此票据适用于其他接收方。</translation>
    </message>
    <message>
        <source>No key of this store has signed the ticket as it stands.</source>
        <translation>此票据的当前内容并非由本数据存储的任何密钥签名。</translation>
    </message>
    <message>
        <source>This is no ticket.</source>
        <translation>这不是票据。</translation>
    </message>
    <message>
        <source>This is not that group of the code. Check what you recorded, or go back and look.</source>
        <translation>这不是恢复代码中的那一组。请检查您记下的内容，或返回查看。</translation>
    </message>
</context>
<context>
    <name>ui</name>
    <message>
        <source>Nobody seems to be here. Your account is locked in {} seconds; any key keeps it.</source>
        <translation>似乎无人操作。您的账户将在 {} 秒后锁定；按任意键可取消。</translation>
    </message>
    <message>
        <source>What you typed was cleared because nobody was here.</source>
        <translation>由于无人操作，您输入的内容已被清除。</translation>
    </message>
    <message>
        <source>Nobody seems to be here. What you typed is cleared in {} seconds; any key keeps it.</source>
        <translation>似乎无人操作。您输入的内容将在 {} 秒后清除；按任意键可取消。</translation>
    </message>
    <message>
        <source>today at {}</source>
        <translation>今天 {}</translation>
    </message>
    <message>
        <source>yesterday at {}</source>
        <translation>昨天 {}</translation>
    </message>
    <message>
        <source>{} at {}</source>
        <translation>{} {}</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Signing in will need your password only. The entry in your authenticator app and your recovery code stop working; you can delete both.</source>
        <translation>今后登录只需输入密码。身份验证器应用中的条目和恢复代码将失效；您可以将两者删除。</translation>
    </message>
    <message>
        <source>Turn off MFA</source>
        <translation>关闭 MFA</translation>
    </message>
    <message>
        <source>Current password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>一次性验证码</translation>
    </message>
    <message>
        <source>You will be logged out. At the next sign-in you set up an authenticator app on your phone: scan a QR code, enter the code it shows, and record a recovery code. Have your phone at hand.</source>
        <translation>您将退出登录。下次登录时，您需要在手机上设置身份验证器应用：扫描二维码，输入应用显示的验证码，然后记下恢复代码。请准备好手机。</translation>
    </message>
    <message>
        <source>Enable MFA</source>
        <translation>启用 MFA</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Multi-factor authentication: off</source>
        <translation>多重身份验证 (MFA)：已关闭</translation>
    </message>
    <message>
        <source>Multi-factor authentication: set up at the next sign-in</source>
        <translation>多重身份验证 (MFA)：下次登录时设置</translation>
    </message>
    <message>
        <source>Multi-factor authentication: on since {}</source>
        <translation>多重身份验证 (MFA)：已启用，始于 {}</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>个人资料</translation>
    </message>
    <message>
        <source>Replace recovery code</source>
        <translation>更换恢复代码</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>更改密码</translation>
    </message>
    <message>
        <source>Other windows in which you are signed in will be signed out.</source>
        <translation>您在其他窗口中也将退出登录。</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Repeat new password</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>You get a new recovery code to record. The one you have stays valid until you confirm that the new one is recorded.</source>
        <translation>您将获得新的恢复代码，请记下来。在您确认已记下新代码之前，现有的恢复代码仍然有效。</translation>
    </message>
    <message>
        <source>Show new code</source>
        <translation>显示新代码</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>If it is, set up a new authenticator now; the old one stops working as soon as the new one is confirmed. If you only could not reach your phone, keep what you have.</source>
        <translation>如果已丢失，请立即设置新的身份验证器；确认新的之后，旧的会立即失效。如果只是暂时拿不到手机，请继续使用现有的身份验证器。</translation>
    </message>
    <message>
        <source>Is your phone lost?</source>
        <translation>您的手机丢失了吗？</translation>
    </message>
    <message>
        <source>Set up a new authenticator</source>
        <translation>设置新的身份验证器</translation>
    </message>
    <message>
        <source>Keep my authenticator</source>
        <translation>保留现有的身份验证器</translation>
    </message>
    <message>
        <source>Create your account</source>
        <translation>创建您的账户</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>创建账户</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Email address</source>
        <translation>电子邮件地址</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Repeat password</source>
        <translation>再次输入密码</translation>
    </message>
    <message>
        <source>Enter the recovery code that you recorded. It works once; you get a new one afterwards.</source>
        <translation>请输入您记下的恢复代码。它只能使用一次；之后您会获得新的恢复代码。</translation>
    </message>
    <message>
        <source>Use your recovery code</source>
        <translation>使用恢复代码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复代码</translation>
    </message>
    <message>
        <source>Your app may call it setup key or secret key; look for “enter manually”.</source>
        <translation>应用中可能称之为“设置密钥”或“密钥”；请查找“手动输入”选项。</translation>
    </message>
    <message>
        <source>Enter this code in your authenticator app</source>
        <translation>在身份验证器应用中输入此代码</translation>
    </message>
    <message>
        <source>Enrollment code</source>
        <translation>绑定码</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>放大显示</translation>
    </message>
    <message>
        <source>Open in an app on this computer</source>
        <translation>在这台计算机上的应用中打开</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>位数</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>{} seconds</source>
        <translation>{} 秒</translation>
    </message>
    <message>
        <source>time-based</source>
        <translation>基于时间</translation>
    </message>
    <message>
        <source>The app was asked to take the code. Then go on here.</source>
        <translation>已请求应用接收此代码。完成后请在此继续。</translation>
    </message>
    <message>
        <source>No app took the code. Type it into your authenticator app instead.</source>
        <translation>没有应用接收此代码。请改为在身份验证器应用中手动输入。</translation>
    </message>
    <message>
        <source>Copied. It leaves the clipboard in 30 seconds.</source>
        <translation>已复制。30 秒后将从剪贴板中清除。</translation>
    </message>
    <message>
        <source>Open the authenticator app on your phone, choose to add an account, and scan this code. Any app that makes time-based codes works, for example Google Authenticator, Microsoft Authenticator or Authy, and one app serves many services. No app yet? Search for “Authenticator” in your phone&apos;s official store and choose a known maker.</source>
        <translation>在手机上打开身份验证器应用，选择添加账户，然后扫描此码。任何支持基于时间的验证码的应用均可使用，例如 Google Authenticator、Microsoft Authenticator 或 Authy；同一个应用可用于多项服务。还没有这类应用？请在手机的官方应用商店中搜索“Authenticator”，并选择知名开发商的应用。</translation>
    </message>
    <message>
        <source>Scan the QR code</source>
        <translation>扫描二维码</translation>
    </message>
    <message>
        <source>Trouble Scanning?</source>
        <translation>无法扫描？</translation>
    </message>
    <message>
        <source>I&apos;ll do this later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Nobody was here for a while. Enter the code from your authenticator app to go on.</source>
        <translation>一段时间无人操作。请输入身份验证器应用中的验证码以继续。</translation>
    </message>
    <message>
        <source>Nobody was here for a while. Enter your password to go on.</source>
        <translation>一段时间无人操作。请输入密码以继续。</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>重新显示</translation>
    </message>
    <message>
        <source>Nobody seems to be here. This page is hidden in {} seconds; any key keeps it.</source>
        <translation>似乎无人操作。此页面将在 {} 秒后隐藏；按任意键可取消。</translation>
    </message>
    <message>
        <source>This page was hidden because nobody was here.</source>
        <translation>由于无人操作，此页面已隐藏。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Username or email address</source>
        <translation>用户名或电子邮件地址</translation>
    </message>
    <message>
        <source>Forgot your password?</source>
        <translation>忘记密码？</translation>
    </message>
    <message>
        <source>Your administrator has reset multi-factor authentication for this account. Enter the activation code you were given; then you set up your authenticator app.</source>
        <translation>管理员已重置此账户的多重身份验证。请输入您收到的激活码，然后设置身份验证器应用。</translation>
    </message>
    <message>
        <source>Activation code</source>
        <translation>激活码</translation>
    </message>
    <message>
        <source>Your one-time password is right. Now choose a password that only you know; it replaces that one.</source>
        <translation>临时密码正确。现在请设置一个只有您知道的密码，用来取代临时密码。</translation>
    </message>
    <message>
        <source>Both codes are right. Choose a new password; afterwards you get a new recovery code, and the one you used stops working.</source>
        <translation>两个代码都正确。请设置新密码；之后您会获得新的恢复代码，刚才使用的恢复代码将失效。</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <translation>设置新密码</translation>
    </message>
    <message>
        <source>If you lose your phone, this code is the only way to sign in. Write it down or print it, and keep it in a safe place away from this computer.</source>
        <translation>如果手机丢失，只能用此代码登录。请将它抄写或打印出来，并存放在安全的地方，不要与这台计算机放在一起。</translation>
    </message>
    <message>
        <source>This is your new recovery code. The former one stays valid until you confirm that this one is recorded. Write it down or print it, and keep it in a safe place away from this computer.</source>
        <translation>这是您的新恢复代码。在您确认已记下新代码之前，旧的恢复代码仍然有效。请将新代码抄写或打印出来，并存放在安全的地方，不要与这台计算机放在一起。</translation>
    </message>
    <message>
        <source>I have safely recorded this code</source>
        <translation>我已妥善记下此代码</translation>
    </message>
    <message>
        <source>Enter your recovery code and a one-time code from your authenticator app; then choose a new password. If you lack one of the two, or have no multi-factor authentication, ask your administrator for a one-time password.</source>
        <translation>请输入恢复代码和身份验证器应用中的一次性验证码，然后设置新密码。如果缺少其中一项，或未设置多重身份验证，请联系管理员获取临时密码。</translation>
    </message>
    <message>
        <source>Enter the six-digit code from your authenticator app.</source>
        <translation>请输入身份验证器应用中的六位验证码。</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>显示密码</translation>
    </message>
    <message>
        <source>The password is shown.</source>
        <translation>密码已显示。</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>隐藏密码</translation>
    </message>
    <message>
        <source>The password is hidden.</source>
        <translation>密码已隐藏。</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Caps Lock 已打开。</translation>
    </message>
    <message>
        <source>Enrollment code, large</source>
        <translation>绑定码（放大）</translation>
    </message>
    <message>
        <source>Previous group</source>
        <translation>上一组</translation>
    </message>
    <message>
        <source>Next group</source>
        <translation>下一组</translation>
    </message>
    <message>
        <source>Group {} of {}</source>
        <translation>第 {} 组，共 {} 组</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
    <message>
        <source>Scan it with an authenticator app. If you cannot, choose Trouble Scanning? Press it to make it larger.</source>
        <translation>请使用身份验证器应用扫描。如果无法扫描，请选择“无法扫描？”。按下二维码可放大。</translation>
    </message>
    <message>
        <source>Not you? Start over</source>
        <translation>不是您本人？重新开始</translation>
    </message>
    <message>
        <source>Step {} of {}</source>
        <translation>第 {} 步，共 {} 步</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>QR code, large</source>
        <translation>二维码（放大）</translation>
    </message>
    <message>
        <source>Scan it with an authenticator app.</source>
        <translation>请使用身份验证器应用扫描。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{} recovery code for {}</source>
        <translation>{} 恢复代码 - {}</translation>
    </message>
    <message>
        <source>Account: {}</source>
        <translation>账户：{}</translation>
    </message>
    <message>
        <source>Made on {}</source>
        <translation>创建日期：{}</translation>
    </message>
    <message>
        <source>If the phone is lost, this code signs in together with the password. It works once; then a new one is shown. Keep it in a safe place away from the computer, and give it to nobody.</source>
        <translation>如果手机丢失，可使用此代码和密码登录。它只能使用一次，之后会显示新的恢复代码。请将它存放在安全的地方，不要与计算机放在一起，也不要交给任何人。</translation>
    </message>
    <message>
        <source>The code was hidden meanwhile, so nothing was done. Choose “Show again”, then try again.</source>
        <translation>代码刚才已隐藏，因此未执行任何操作。请选择“重新显示”，然后重试。</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save the code, or write it down.</source>
        <translation>这台计算机未设置打印机。请保存或抄写此代码。</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Write the code down.</source>
        <translation>这台计算机未设置打印机。请抄写此代码。</translation>
    </message>
    <message>
        <source>Nothing was saved: accounts or settings are kept in that folder, and a recovery code must not lie beside them. Choose another folder.</source>
        <translation>未保存：该文件夹存放着账户或设置，恢复代码不能与它们放在一起。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Nothing was saved: there is a link by that name. Choose another name.</source>
        <translation>未保存：已存在同名链接。请换一个名称。</translation>
    </message>
    <message>
        <source>Nothing was saved: that name belongs to something that is no file. Choose another name.</source>
        <translation>未保存：该名称已被占用，且对应的不是文件。请换一个名称。</translation>
    </message>
    <message>
        <source>Nothing was saved: there is a file by that name now. Choose another name.</source>
        <translation>未保存：现在已存在同名文件。请换一个名称。</translation>
    </message>
    <message>
        <source>Nothing was saved: there is no room left on that disk. Choose another place.</source>
        <translation>未保存：该磁盘空间不足。请选择其他位置。</translation>
    </message>
    <message>
        <source>Nothing was saved: you may not write there. Choose another folder.</source>
        <translation>未保存：您没有该位置的写入权限。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Nothing was saved: that folder is not there any more. Choose another one.</source>
        <translation>未保存：该文件夹已不存在。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Nothing was saved: that disk did not take it. Choose another place.</source>
        <translation>未保存：无法写入该磁盘。请选择其他位置。</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save recovery code</source>
        <translation>保存恢复代码</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Saved as {}. Move it away from this computer.</source>
        <translation>已保存为 {}。请将它移到这台计算机以外的地方。</translation>
    </message>
    <message>
        <source>Saved as {}. That disk lets others read it: keep it where nobody else gets.</source>
        <translation>已保存为 {}。其他人可以读取该磁盘上的文件：请将它存放在别人无法接触的地方。</translation>
    </message>
    <message>
        <source>Looking for printers…</source>
        <translation>正在查找打印机…</translation>
    </message>
    <message>
        <source>Choose a printer</source>
        <translation>选择打印机</translation>
    </message>
    <message>
        <source>Sending to {}…</source>
        <translation>正在发送到 {}…</translation>
    </message>
    <message>
        <source>Sent to {}.</source>
        <translation>已发送到 {}。</translation>
    </message>
    <message>
        <source>{} does not answer. Look whether it printed, or write the code down.</source>
        <translation>{} 没有响应。请查看是否已打印，或抄写此代码。</translation>
    </message>
    <message>
        <source>{} did not take it. Look at the printer, or write the code down.</source>
        <translation>{} 未接受打印任务。请检查打印机，或抄写此代码。</translation>
    </message>
    <message>
        <source>Take what you recorded and type groups {} and {} of the code. Count row by row, from the left.</source>
        <translation>请对照您记下的内容，输入代码的第 {} 组和第 {} 组。从左到右、逐行计数。</translation>
    </message>
    <message>
        <source>Group {}</source>
        <translation>第 {} 组</translation>
    </message>
    <message>
        <source>Need help?</source>
        <translation>需要帮助？</translation>
    </message>
    <message>
        <source>Phone: {}</source>
        <translation>电话：{}</translation>
    </message>
    <message>
        <source>Email: {}</source>
        <translation>电子邮件：{}</translation>
    </message>
    <message>
        <source>Web page: {}</source>
        <translation>网页：{}</translation>
    </message>
    <message>
        <source>Write an email</source>
        <translation>写邮件</translation>
    </message>
    <message>
        <source>Open the web page</source>
        <translation>打开网页</translation>
    </message>
    <message>
        <source>Terms of use</source>
        <translation>使用条款</translation>
    </message>
    <message>
        <source>With Continue you accept them. That is recorded.</source>
        <translation>点击“继续”即表示您接受这些条款。此操作会被记录。</translation>
    </message>
</context>
</TS>
