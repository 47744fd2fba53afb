#requires -Version 5.1
<#
.SYNOPSIS
Collects the security settings of this Windows machine into one ZIP file for Tarcza.

.DESCRIPTION
Run it in PowerShell as administrator:

    powershell -NoProfile -ExecutionPolicy Bypass -File tarcza-collect.ps1

It reads and changes nothing. Of passwords it only notes that they are there. Without full rights it collects what an
ordinary user may read and lists the rest in unread.csv. Afterwards, where Tarcza is:

    tarcza scan --evidence tarcza-COMPUTER-DATE.zip

.PARAMETER Output
The folder for the ZIP file; without it the folder of this script.
#>
[CmdletBinding()]
param([string]$Output = $PSScriptRoot)

Set-StrictMode -Off
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

$script:facts = New-Object System.Collections.ArrayList
$script:unread = New-Object System.Collections.ArrayList
$script:places = New-Object System.Collections.ArrayList
$script:writableCache = @{}
$polish = (Get-UICulture).TwoLetterISOLanguageName -eq 'pl'
$identity = [Security.Principal.WindowsIdentity]::GetCurrent()
$administrator = (New-Object Security.Principal.WindowsPrincipal $identity).IsInRole(
    [Security.Principal.WindowsBuiltInRole]::Administrator)

if (-not $Output) { $Output = (Get-Location).Path }
$folder = Join-Path ([IO.Path]::GetTempPath()) ('tarcza-' + [Guid]::NewGuid().ToString('N'))
$null = New-Item -ItemType Directory -Path $folder
$utf8 = New-Object System.Text.UTF8Encoding $false

# The script itself is ASCII, so that no code page can spoil it.
function Show-Text([string]$Polish, [string]$English) {
    if ($script:polish) { Write-Host ([regex]::Unescape($Polish)) } else { Write-Host $English }
}

function Add-Unread([string]$What, [string]$Reason) {
    $null = $script:unread.Add([pscustomobject]@{ what = $What; reason = $Reason })
}

# A reason code; messages are in the language of the system and may say more than they should.
function Get-Reason($Record) {
    $inner = $Record.Exception
    while ($inner) {
        if ($inner -is [UnauthorizedAccessException] -or $inner -is [Security.SecurityException]) {
            return 'permission-denied'
        }
        if ($inner -is [Management.Automation.CommandNotFoundException]) { return 'not-available' }
        if (($inner.HResult -band 0xFFFF) -eq 5) { return 'permission-denied' }
        $inner = $inner.InnerException
    }
    if ([string]$Record.CategoryInfo.Category -eq 'PermissionDenied') { return 'permission-denied' }
    if (-not $script:administrator) { return 'permission-denied' }
    return 'failed'
}

# One part; when it fails the others go on.
function Invoke-Part([string]$What, [scriptblock]$Body) {
    try { & $Body } catch { Add-Unread $What (Get-Reason $_) }
}

function Add-Fact([string]$Name, $Value) {
    if ($null -eq $Value -or [string]$Value -eq '') { return }
    $null = $script:facts.Add([pscustomobject]@{ name = $Name; value = [string]$Value })
}

function Save-Table([string]$Name, $Rows) {
    $list = @($Rows)
    if ($list.Count -eq 0) { return }
    $lines = @($list | ConvertTo-Csv -NoTypeInformation)
    [IO.File]::WriteAllLines((Join-Path $script:folder "$Name.csv"), [string[]]$lines, $script:utf8)
}

function Get-Day($Value) {
    if ($Value -is [datetime]) {
        return $Value.ToString('yyyy-MM-dd', [Globalization.CultureInfo]::InvariantCulture)
    }
    return ''
}

# Runs a console program through cmd.exe, which leaves its output as it is.
function Save-Command([string]$What, [string]$Command, [string]$File) {
    $path = Join-Path $script:folder $File
    & $env:ComSpec /d /c "$Command > `"$path`" 2>nul"
    $code = $LASTEXITCODE
    if ($code -ne 0) {
        if (Test-Path -LiteralPath $path) { Remove-Item -LiteralPath $path -Force }
        $reason = 'failed'
        if (-not $script:administrator) { $reason = 'permission-denied' }
        Add-Unread $What $reason
    }
}

function Get-Sid($Account) {
    if ($Account -is [Security.Principal.SecurityIdentifier]) { return $Account.Value }
    try {
        $name = New-Object Security.Principal.NTAccount ([string]$Account)
        return $name.Translate([Security.Principal.SecurityIdentifier]).Value
    } catch { return '' }
}

# Everyone, Authenticated Users, Interactive, Users, Guests, Anonymous, Domain Users and Guests.
function Test-Broad([string]$Sid) {
    if (@('S-1-1-0', 'S-1-5-11', 'S-1-5-4', 'S-1-5-32-545', 'S-1-5-32-546', 'S-1-5-7') -contains $Sid) { return $true }
    return $Sid -match '^S-1-5-21-.*-(513|514)$'
}

# Whether ordinary users may change the file; empty when it cannot be told.
function Test-Writable([string]$Path) {
    if (-not $Path) { return '' }
    $path = [Environment]::ExpandEnvironmentVariables($Path.Trim('"'))
    if ($script:writableCache.ContainsKey($path)) { return $script:writableCache[$path] }
    $result = ''
    try {
        if (Test-Path -LiteralPath $path -PathType Leaf) {
            $rights = [Security.AccessControl.FileSystemRights]'WriteData, AppendData, Delete, ChangePermissions, TakeOwnership'
            $result = $false
            $rules = (Get-Acl -LiteralPath $path).GetAccessRules($true, $true, [Security.Principal.SecurityIdentifier])
            foreach ($rule in $rules) {
                if ([string]$rule.AccessControlType -ne 'Allow') { continue }
                if (-not (Test-Broad $rule.IdentityReference.Value)) { continue }
                if (([int]$rule.FileSystemRights -band [int]$rights) -ne 0) { $result = $true }
                if (([int]$rule.FileSystemRights -band 0x50000000) -ne 0) { $result = $true }
            }
        }
    } catch { $result = '' }
    $script:writableCache[$path] = $result
    return $result
}

# The program of a command line, without its arguments: those may hold passwords.
function Get-Program([string]$Command) {
    if (-not $Command) { return '' }
    if ($Command -match '^\s*("[^"]*")') { return $Matches[1] }
    if ($Command -match '^(.*?\.(exe|com|bat|cmd|ps1|vbs|sys))(\s|$)') { return $Matches[1] }
    return ($Command -split '\s')[0]
}

$lsa = 'SYSTEM\CurrentControlSet\Control\Lsa'
$services = 'SYSTEM\CurrentControlSet\Services'
$schannel = 'SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL'
$policies = 'SOFTWARE\Policies\Microsoft'
$version = 'SOFTWARE\Microsoft\Windows\CurrentVersion'
$machineKeys = @(
    'SOFTWARE\Microsoft\Windows NT\CurrentVersion',
    'SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon',
    'SOFTWARE\Microsoft\Policies\LAPS',
    "$version\Policies\LAPS", "$version\LAPS\Config", 'SOFTWARE\Policies\Microsoft Services\AdmPwd',
    "$version\Policies\System", "$version\Policies\System\Audit", "$version\Policies\Explorer", "$version\WSMAN\Service",
    "$lsa", "$lsa\MSV1_0", 'SYSTEM\CurrentControlSet\Control\SecurityProviders\WDigest',
    'SYSTEM\CurrentControlSet\Control\Terminal Server',
    'SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp',
    "$services\LanmanServer\Parameters", "$services\LanmanWorkstation\Parameters", "$services\mrxsmb10",
    "$services\Dnscache\Parameters", "$services\RemoteRegistry", "$services\LDAP", "$services\NTDS\Parameters",
    "$services\Netlogon\Parameters", "$services\EventLog\Security", "$services\USBSTOR", "$services\W32Time\Parameters",
    "$services\Spooler",
    "$services\SharedAccess\Parameters\FirewallPolicy\DomainProfile",
    "$services\SharedAccess\Parameters\FirewallPolicy\StandardProfile",
    "$services\SharedAccess\Parameters\FirewallPolicy\PublicProfile",
    "$policies\WindowsFirewall\DomainProfile", "$policies\WindowsFirewall\PrivateProfile",
    "$policies\WindowsFirewall\StandardProfile", "$policies\WindowsFirewall\PublicProfile",
    "$schannel\Protocols\SSL 2.0\Server", "$schannel\Protocols\SSL 3.0\Server",
    "$schannel\Protocols\TLS 1.0\Server", "$schannel\Protocols\TLS 1.1\Server", "$schannel\Protocols\TLS 1.2\Server",
    "$schannel\Ciphers\RC4 128/128",
    "$policies\Windows NT\Terminal Services", "$policies\Windows NT\DNSClient",
    "$policies\Windows NT\Printers\PointAndPrint",
    "$policies\Windows\System", "$policies\Windows\LanmanWorkstation", "$policies\Windows\WinRM\Service",
    "$policies\Windows\PowerShell\ScriptBlockLogging", "$policies\Windows\PowerShell\ModuleLogging",
    "$policies\Windows\PowerShell\Transcription", "$policies\Windows\Installer", "$policies\Windows\WindowsUpdate",
    "$policies\Windows\WindowsUpdate\AU", "$policies\Windows\RemovableStorageDevices",
    "$policies\Windows Defender", "$policies\Windows Defender\Real-Time Protection"
)
$userKeys = @(
    "$policies\Office\16.0\word\Security", "$policies\Office\16.0\excel\Security",
    "$policies\Office\16.0\powerpoint\Security", "$policies\Windows\Control Panel\Desktop"
)

# All values of one key; of passwords only that there is one.
function Get-RegistryRows([Microsoft.Win32.RegistryHive]$Hive, [string]$Short, [string]$Path) {
    $base = [Microsoft.Win32.RegistryKey]::OpenBaseKey($Hive, [Microsoft.Win32.RegistryView]::Registry64)
    try { $key = $base.OpenSubKey($Path) } catch {
        Add-Unread "$Short\$Path" 'permission-denied'
        return [pscustomobject]@{ key = "$Short\$Path"; name = ''; type = 'DENIED'; data = '' }
    }
    if ($null -eq $key) { return [pscustomobject]@{ key = "$Short\$Path"; name = ''; type = 'ABSENT'; data = '' } }
    [pscustomobject]@{ key = "$Short\$Path"; name = ''; type = 'KEY'; data = '' }
    foreach ($name in $key.GetValueNames()) {
        $kind = [string]$key.GetValueKind($name)
        $value = $key.GetValue($name, $null, [Microsoft.Win32.RegistryValueOptions]::DoNotExpandEnvironmentNames)
        $data = ''
        $isText = $kind -ne 'DWord' -and $kind -ne 'QWord'
        if ($isText -and $name -match 'pass|pwd|secret|token|credential|community|digitalproductid|productid') {
            if (-not $value) { continue }
            $kind = 'PRESENT'
        } elseif ($kind -eq 'DWord') { $data = [string]([int64]$value -band [int64][uint32]::MaxValue)
        } elseif ($kind -eq 'QWord') { $data = [string]$value
        } elseif ($kind -eq 'MultiString') { $data = ($value -join '|')
        } elseif ($kind -eq 'String' -or $kind -eq 'ExpandString') { $data = [string]$value
        } elseif ($value -is [array]) { $data = [string]$value.Length }
        if ($data.Length -gt 300) { $data = $data.Substring(0, 300) }
        [pscustomobject]@{ key = "$Short\$Path"; name = $name; type = $kind; data = ($data -replace '[\r\n]', ' ') }
    }
    $key.Close()
}

function Save-Registry {
    $rows = New-Object System.Collections.ArrayList
    foreach ($path in $script:machineKeys) {
        foreach ($row in @(Get-RegistryRows 'LocalMachine' 'HKLM' $path)) { $null = $rows.Add($row) }
    }
    foreach ($path in $script:userKeys) {
        foreach ($row in @(Get-RegistryRows 'CurrentUser' 'HKCU' $path)) { $null = $rows.Add($row) }
    }
    Save-Table 'registry' $rows
}

function Save-SystemFacts {
    Add-Fact 'computer-name' $env:COMPUTERNAME
    Invoke-Part 'Win32_ComputerSystem' {
        $computer = Get-CimInstance Win32_ComputerSystem
        Add-Fact 'domain' $computer.Domain
        Add-Fact 'domain-role' $computer.DomainRole
    }
    Invoke-Part 'Win32_OperatingSystem' {
        $system = Get-CimInstance Win32_OperatingSystem
        Add-Fact 'caption' $system.Caption
        Add-Fact 'build' $system.BuildNumber
    }
    Invoke-Part 'Windows NT\CurrentVersion' {
        $current = Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
        Add-Fact 'edition' $current.EditionID
        Add-Fact 'revision' $current.UBR
        if ($current.DisplayVersion) { Add-Fact 'release' $current.DisplayVersion } else { Add-Fact 'release' $current.ReleaseId }
    }
    Invoke-Part 'Win32_SystemEnclosure' {
        Add-Fact 'chassis' ((Get-CimInstance Win32_SystemEnclosure | ForEach-Object { $_.ChassisTypes }) -join ' ')
    }
    Invoke-Part 'SoftwareLicensingProduct' {
        $licences = @(Get-CimInstance SoftwareLicensingProduct -Filter 'LicenseStatus = 1 AND PartialProductKey IS NOT NULL' |
            Where-Object { $_.Name -match 'ESU' })
        Add-Fact 'esu-active' ($licences.Count -gt 0)
    }
    Invoke-Part 'SecureBoot' {
        $type = (Get-ItemProperty 'HKLM:\SYSTEM\CurrentControlSet\Control').PEFirmwareType
        if ($type -eq 1) {
            Add-Fact 'firmware' 'legacy'
            Add-Fact 'secure-boot' $false
        } elseif ($type -eq 2) {
            Add-Fact 'firmware' 'uefi'
            $state = 'HKLM:\SYSTEM\CurrentControlSet\Control\SecureBoot\State'
            if (Test-Path $state) { Add-Fact 'secure-boot' ((Get-ItemProperty $state).UEFISecureBootEnabled -eq 1) }
        }
    }
    Invoke-Part 'Get-Tpm' {
        $tpm = Get-Tpm
        Add-Fact 'tpm-ready' ($tpm.TpmPresent -and $tpm.TpmReady)
        if ($tpm.TpmPresent) {
            $chip = Get-CimInstance -Namespace root/cimv2/Security/MicrosoftTpm -ClassName Win32_Tpm
            Add-Fact 'tpm-version' (([string]$chip.SpecVersion -split ',')[0])
        }
    }
    Invoke-Part 'Win32_DeviceGuard' {
        $guard = Get-CimInstance -Namespace root/Microsoft/Windows/DeviceGuard -ClassName Win32_DeviceGuard
        $running = @($guard.SecurityServicesRunning) -join ' '
        if (-not $running) { $running = '0' }
        Add-Fact 'device-guard' $running
    }
}

function Save-UpdateFacts {
    Invoke-Part 'Win32_QuickFixEngineering' {
        $days = @(Get-CimInstance Win32_QuickFixEngineering | ForEach-Object {
            $day = $_.InstalledOn
            if ($day -is [datetime]) { $day } elseif ($day) {
                $parsed = [datetime]::MinValue
                if ([datetime]::TryParse([string]$day, [Globalization.CultureInfo]::InvariantCulture,
                        [Globalization.DateTimeStyles]::None, [ref]$parsed)) { $parsed }
            }
        } | Sort-Object)
        if ($days.Count -gt 0) { Add-Fact 'last-update' (Get-Day $days[-1]) }
    }
    Invoke-Part 'PauseUpdatesExpiryTime' {
        $settings = 'HKLM:\SOFTWARE\Microsoft\WindowsUpdate\UX\Settings'
        $until = $null
        if (Test-Path $settings) { $until = (Get-ItemProperty $settings).PauseUpdatesExpiryTime }
        if ($until) { Add-Fact 'updates-paused-until' $until } else { Add-Fact 'updates-paused-until' 'none' }
    }
    Invoke-Part 'RebootRequired' {
        $waits = (Test-Path "HKLM:\$script:version\WindowsUpdate\Auto Update\RebootRequired") -or
            (Test-Path "HKLM:\$script:version\Component Based Servicing\RebootPending")
        Add-Fact 'restart-pending' $waits
    }
}

function Save-ProtectionFacts {
    Invoke-Part 'AntiVirusProduct' {
        $products = @(Get-CimInstance -Namespace root/SecurityCenter2 -ClassName AntiVirusProduct |
            ForEach-Object { $_.displayName } | Sort-Object -Unique)
        if ($products.Count -gt 0) { Add-Fact 'antivirus' ($products -join ', ') } else { Add-Fact 'antivirus' 'none' }
    }
    Invoke-Part 'Get-MpComputerStatus' {
        $status = Get-MpComputerStatus
        Add-Fact 'defender-mode' $status.AMRunningMode
        Add-Fact 'defender-real-time' $status.RealTimeProtectionEnabled
        Add-Fact 'defender-signature-age' $status.AntivirusSignatureAge
        Add-Fact 'defender-tamper' $status.IsTamperProtected
    }
    Invoke-Part 'Office' {
        $office = 'none'
        $click = 'HKLM:\SOFTWARE\Microsoft\Office\ClickToRun\Configuration'
        if (Test-Path $click) { $office = [string](Get-ItemProperty $click).VersionToReport }
        foreach ($number in '16.0', '15.0', '14.0') {
            if ($office -eq 'none' -and (Test-Path "HKLM:\SOFTWARE\Microsoft\Office\$number\Word\InstallRoot")) { $office = $number }
            if ($office -eq 'none' -and (Test-Path "HKLM:\SOFTWARE\WOW6432Node\Microsoft\Office\$number\Word\InstallRoot")) { $office = $number }
        }
        Add-Fact 'office' $office
    }
    Invoke-Part 'Win32_NetworkAdapterConfiguration' {
        $adapters = @(Get-CimInstance Win32_NetworkAdapterConfiguration -Filter 'IPEnabled = TRUE' |
            Where-Object { $_.TcpipNetbiosOptions -ne 2 })
        Add-Fact 'netbios-adapters' $adapters.Count
    }
    Invoke-Part 'backup services' {
        $names = 'Veeam*', 'Acronis*', 'BackupExec*', 'Arcserve*', 'Bacula*', 'Bareos*', 'UrBackup*', 'NAKIVO*', 'Cobian*',
            'Macrium*', 'Xopero*', 'FerroBackup*', 'AltaroAgent*', 'SynologyActiveBackup*'
        $found = @(Get-Service -Name $names -ErrorAction SilentlyContinue | ForEach-Object { $_.Name } | Sort-Object -Unique)
        $summary = $null
        if (Get-Command Get-WBSummary -ErrorAction SilentlyContinue) {
            $found += 'Windows Server Backup'
            try { $summary = Get-WBSummary } catch { Add-Unread 'Get-WBSummary' (Get-Reason $_) }
            if ($summary -and $summary.LastSuccessfulBackupTime -gt [datetime]'2000-01-01') {
                Add-Fact 'last-backup' (Get-Day $summary.LastSuccessfulBackupTime)
            }
        }
        if ($found.Count -gt 0) { Add-Fact 'backup-tools' ($found -join ', ') } else { Add-Fact 'backup-tools' 'none' }
    }
    Invoke-Part 'w32tm' {
        $source = & $env:ComSpec /d /c 'w32tm /query /source 2>nul'
        if ($LASTEXITCODE -eq 0) { Add-Fact 'time-source' (([string](@($source)[0])).Trim()) }
    }
    Invoke-Part 'Get-SmbServerConfiguration' {
        $server = Get-SmbServerConfiguration
        Add-Fact 'smb1-server' $server.EnableSMB1Protocol
        Add-Fact 'smb-server-signing' $server.RequireSecuritySignature
    }
    Invoke-Part 'Get-SmbClientConfiguration' {
        Add-Fact 'smb-client-signing' (Get-SmbClientConfiguration).RequireSecuritySignature
    }
    Invoke-Part 'MicrosoftWindowsPowerShellV2' {
        $feature = Get-WindowsOptionalFeature -Online -FeatureName MicrosoftWindowsPowerShellV2
        $on = 0
        if ($feature -and [string]$feature.State -eq 'Enabled') { $on = 1 }
        Add-Fact 'powershell-2' $on
    }
    Invoke-Part 'Security log' { Add-Fact 'security-log-bytes' (Get-WinEvent -ListLog Security).MaximumSizeInBytes }
}

function Save-Accounts {
    Save-Table 'accounts' @(Get-LocalUser | ForEach-Object {
        [pscustomobject]@{
            name = $_.Name; sid = $_.SID.Value; enabled = $_.Enabled; passwordrequired = $_.PasswordRequired
            passwordexpires = ($null -ne $_.PasswordExpires); passwordlastset = (Get-Day $_.PasswordLastSet)
            lastlogon = (Get-Day $_.LastLogon)
        }
    })
}

# By the groups' identifiers: their names are translated. ADSI also lists members whose account is gone.
function Save-Members {
    $rows = New-Object System.Collections.ArrayList
    foreach ($sid in 'S-1-5-32-544', 'S-1-5-32-551', 'S-1-5-32-555', 'S-1-5-32-580') {
        try {
            $account = (New-Object Security.Principal.SecurityIdentifier $sid).Translate([Security.Principal.NTAccount]).Value
        } catch { continue }
        $group = [ADSI]("WinNT://./" + ($account -split '\\')[-1] + ',group')
        foreach ($member in @($group.Invoke('Members'))) {
            $entry = [ADSI]$member
            $memberSid = (New-Object Security.Principal.SecurityIdentifier ([byte[]]$entry.objectSid.Value), 0).Value
            $origin = 'domain'
            if ($entry.Path -match ('/' + [regex]::Escape($env:COMPUTERNAME) + '/') -or $memberSid -notmatch '^S-1-(5-21|12)-') {
                $origin = 'local'
            }
            if ($memberSid -like 'S-1-12-1-*') { $origin = 'entra' }
            $null = $rows.Add([pscustomobject]@{
                group = $sid; name = [string]$entry.Name.Value; sid = $memberSid
                kind = ([string]$entry.SchemaClassName).ToLowerInvariant(); origin = $origin
            })
        }
    }
    Save-Table 'members' $rows
}

function Save-Volumes {
    try {
        $rows = @(Get-BitLockerVolume | Where-Object { $_.MountPoint -match '^[A-Z]:' } | ForEach-Object {
            [pscustomobject]@{
                mount = $_.MountPoint; system = ([string]$_.VolumeType -eq 'OperatingSystem')
                protected = ([string]$_.ProtectionStatus -eq 'On'); percent = [int]$_.EncryptionPercentage
                method = [string]$_.EncryptionMethod
                protectors = (@($_.KeyProtector | ForEach-Object { [string]$_.KeyProtectorType }) -join ' ')
            }
        })
    } catch {
        # Without full rights the shell still tells whether a drive is protected.
        $shell = New-Object -ComObject Shell.Application
        $rows = @(Get-CimInstance Win32_LogicalDisk -Filter 'DriveType = 3' | ForEach-Object {
            $state = $shell.NameSpace($_.DeviceID).Self.ExtendedProperty('System.Volume.BitLockerProtection')
            $protected = ''
            if ($state -eq 1) { $protected = $true } elseif ($state -eq 0 -or $state -eq 2) { $protected = $false }
            [pscustomobject]@{
                mount = $_.DeviceID; system = ($_.DeviceID -eq $env:SystemDrive); protected = $protected
                percent = ''; method = ''; protectors = ''
            }
        })
    }
    Save-Table 'volumes' $rows
}

function Save-Services {
    Save-Table 'services' @(Get-CimInstance Win32_Service | Where-Object { $_.StartMode -ne 'Disabled' } | ForEach-Object {
        $program = Get-Program $_.PathName
        [pscustomobject]@{
            name = $_.Name; program = $program; start = $_.StartMode; running = ($_.State -eq 'Running')
            account = $_.StartName; writable = (Test-Writable $program)
        }
    })
}

function Save-Tasks {
    Save-Table 'tasks' @(Get-ScheduledTask | Where-Object { $_.TaskPath -notlike '\Microsoft\*' } | ForEach-Object {
        $action = @($_.Actions | Where-Object { $_.Execute })[0]
        $program = ''
        if ($action) { $program = [string]$action.Execute }
        [pscustomobject]@{
            name = ($_.TaskPath + $_.TaskName); program = $program; account = $_.Principal.UserId
            sid = (Get-Sid $_.Principal.UserId); enabled = ([string]$_.State -ne 'Disabled')
            writable = (Test-Writable $program)
        }
    })
}

function Save-Shares {
    Save-Table 'shares' @(Get-SmbShare | ForEach-Object {
        $share = $_
        $best = 'none'
        foreach ($access in @(Get-SmbShareAccess -Name $share.Name)) {
            if ([string]$access.AccessControlType -ne 'Allow' -or -not (Test-Broad (Get-Sid $access.AccountName))) { continue }
            $right = ([string]$access.AccessRight).ToLowerInvariant()
            if ($right -eq 'full') { $best = 'full' }
            elseif ($right -eq 'change' -and $best -ne 'full') { $best = 'change' }
            elseif ($right -eq 'read' -and $best -eq 'none') { $best = 'read' }
        }
        [pscustomobject]@{
            name = $share.Name; path = $share.Path; special = $share.Special; everyone = $best; encrypted = $share.EncryptData
        }
    })
}

function Add-Place([string]$Kind, [string]$Place) {
    $null = $script:places.Add([pscustomobject]@{ kind = $Kind; place = $Place })
}

# Only where a readable password lies, never the password.
function Save-SecretPlaces {
    $winlogon = Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'
    if ($winlogon.DefaultPassword) { Add-Place 'autologon' 'HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon' }
    $answers = "$env:windir\Panther\unattend.xml", "$env:windir\Panther\Unattend\unattend.xml",
        "$env:windir\System32\Sysprep\unattend.xml", "$env:windir\System32\Sysprep\Panther\unattend.xml",
        "$env:SystemDrive\unattend.xml", "$env:SystemDrive\autounattend.xml"
    foreach ($path in $answers) {
        if (-not (Test-Path -LiteralPath $path -PathType Leaf)) { continue }
        try { $text = [IO.File]::ReadAllText($path) } catch { Add-Unread $path (Get-Reason $_); continue }
        if ($text -match '<(AdministratorPassword|Password)>\s*<Value>(?!\*SENSITIVE)[^<\s]+') { Add-Place 'unattend' $path }
    }
    foreach ($root in "$env:ProgramData\Microsoft\Group Policy\History", "$env:windir\SYSVOL\domain\Policies") {
        if (-not (Test-Path -LiteralPath $root)) { continue }
        foreach ($file in @(Get-ChildItem -LiteralPath $root -Recurse -Filter *.xml -ErrorAction SilentlyContinue)) {
            if ($file.Length -gt 4194304) { continue }
            try { $text = [IO.File]::ReadAllText($file.FullName) } catch { Add-Unread $file.FullName (Get-Reason $_); continue }
            if ($text -match 'cpassword="[^"]+"') { Add-Place 'group-policy' $file.FullName }
        }
    }
    Add-Fact 'secret-places' $script:places.Count
    Save-Table 'secret-places' $script:places
}

function Save-Policies {
    $log = Join-Path $script:folder 'secedit.log'
    Save-Command 'secedit /export' "secedit /export /cfg `"$script:folder\secpol.inf`" /areas SECURITYPOLICY USER_RIGHTS /log `"$log`" /quiet" 'secedit.out'
    foreach ($file in 'secedit.log', 'secedit.out') {
        $path = Join-Path $script:folder $file
        if (Test-Path -LiteralPath $path) { Remove-Item -LiteralPath $path -Force }
    }
    Save-Command 'net accounts' 'net accounts' 'net-accounts.txt'
    if ((Get-CimInstance Win32_ComputerSystem).PartOfDomain) {
        Save-Command 'net accounts /domain' 'net accounts /domain' 'net-accounts-domain.txt'
    }
    Save-Command 'auditpol /get' 'auditpol /get /category:* /r' 'auditpol.csv'
    Save-Command 'auditpol /backup' "auditpol /backup /file:`"$script:folder\auditpol-backup.csv`"" 'auditpol.out'
    $out = Join-Path $script:folder 'auditpol.out'
    if (Test-Path -LiteralPath $out) { Remove-Item -LiteralPath $out -Force }
}

function Save-GroupPolicy {
    $path = Join-Path $script:folder 'gpresult.xml'
    Save-Command 'gpresult' "gpresult /scope computer /x `"$path`" /f" 'gpresult.out'
    $out = Join-Path $script:folder 'gpresult.out'
    if (Test-Path -LiteralPath $out) { Remove-Item -LiteralPath $out -Force }
    if (Test-Path -LiteralPath $path) {
        $text = [IO.File]::ReadAllText($path) -replace 'cpassword="[^"]*"', 'cpassword=""'
        $text = $text -replace '(<(?:\w+:)?(?:Password|DefaultPassword)>)[^<]*(</)', '$1$2'
        [IO.File]::WriteAllText($path, $text, [Text.Encoding]::Unicode)
    }
}

Show-Text 'Zbieram ustawienia tego komputera. Potrwa to minut\u0119 lub dwie; nic nie jest zmieniane.' `
    'Collecting the settings of this machine. It takes a minute or two; nothing is changed.'
if (-not $administrator) {
    Show-Text 'Bez uprawnie\u0144 administratora cz\u0119\u015bci ustawie\u0144 nie da si\u0119 odczyta\u0107.' `
        'Without the rights of an administrator some settings cannot be read.'
}
try {
    Invoke-Part 'registry' { Save-Registry }
    Save-SystemFacts
    Save-UpdateFacts
    Save-ProtectionFacts
    Invoke-Part 'Get-LocalUser' { Save-Accounts }
    Invoke-Part 'local groups' { Save-Members }
    Invoke-Part 'volumes' { Save-Volumes }
    Invoke-Part 'Win32_Service' { Save-Services }
    Invoke-Part 'Get-ScheduledTask' { Save-Tasks }
    Invoke-Part 'Get-SmbShare' { Save-Shares }
    Invoke-Part 'stored passwords' { Save-SecretPlaces }
    Invoke-Part 'security policy' { Save-Policies }
    Invoke-Part 'gpresult' { Save-GroupPolicy }
    Save-Table 'system' $facts
    Save-Table 'unread' $unread
    $superuser = 'no'
    if ($administrator) { $superuser = 'yes' }
    $stamp = [datetime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ss', [Globalization.CultureInfo]::InvariantCulture) + 'Z'
    [IO.File]::WriteAllLines((Join-Path $folder 'tarcza-collect.txt'), [string[]]@(
            'format=tarcza-collect/1', 'system=windows', "host=$env:COMPUTERNAME", "collected=$stamp",
            "superuser=$superuser", "language=$((Get-UICulture).Name)"), $utf8)
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    $name = "tarcza-$env:COMPUTERNAME-" + [datetime]::Now.ToString('yyyyMMdd-HHmmss', [Globalization.CultureInfo]::InvariantCulture)
    $zip = Join-Path $Output "$name.zip"
    [IO.Compression.ZipFile]::CreateFromDirectory($folder, $zip)
    Show-Text "Zapisano: $([regex]::Escape($zip))" "Written: $zip"
    if ($unread.Count -gt 0) {
        Show-Text "Nie odczytano cz\u0119\u015bci danych: $($unread.Count) (lista w unread.csv)." `
            "Could not be read: $($unread.Count) (listed in unread.csv)."
    }
    Show-Text 'Plik opisuje s\u0142abo\u015bci komputera: przeka\u017c go tylko osobie, kt\u00f3ra prowadzi badanie.' `
        'The file describes the weaknesses of this machine: hand it only to the person who runs the examination.'
} finally {
    Remove-Item -LiteralPath $folder -Recurse -Force -ErrorAction SilentlyContinue
}
