@echo off
rem The launcher for Windows 10/11: finds JDK 25, builds when the sources changed, hands every word on to the program.
rem Keep this file plain ASCII with CRLF line ends; the words a reader sees in Vietnamese come from the program itself.
setlocal EnableExtensions
chcp 65001 > nul
set "LT_HOME=%~dp0"
if "%LT_HOME:~-1%"=="\" set "LT_HOME=%LT_HOME:~0,-1%"
set "LT_APP=%LT_HOME%\target\app"
set "LT_SOURCES='%LT_HOME%\pom.xml','%LT_HOME%\.mvn','%LT_HOME%\card-simulator\pom.xml','%LT_HOME%\card-simulator\src\main','%LT_HOME%\id-card\pom.xml','%LT_HOME%\id-card\src\main','%LT_HOME%\matching-engine\pom.xml','%LT_HOME%\matching-engine\src\main','%LT_HOME%\reader-agent\pom.xml','%LT_HOME%\reader-agent\src\main','%LT_HOME%\program\pom.xml','%LT_HOME%\program\src\main'"

set "LT_JAVA="
call :try "%JAVA_HOME%"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%ProgramFiles%\Zulu\zulu-25*" "%ProgramFiles%\Amazon Corretto\jdk25*" "%ProgramFiles%\BellSoft\LibericaJDK-25*" "%USERPROFILE%\.jdks\*25*") do call :try "%%~d"
for /f "delims=" %%j in ('where java 2^>nul') do call :try "%%~dpj.."
if not defined LT_JAVA (
  echo Chua co Java 25. Hay cai JDK 25 ^(Temurin^) tu https://adoptium.net roi chay lai. 1>&2
  echo Java 25 was not found. Install JDK 25 ^(Temurin^) from https://adoptium.net and run this again. 1>&2
  exit /b 1
)
set "JAVA_HOME=%LT_JAVA%"
rem What Java learned in a rehearsal takes half the work off every start; it fits one Java only, hence the name.
set "LT_VERSION=25"
for /f "tokens=2 delims==" %%v in ('findstr /b /c:"JAVA_RUNTIME_VERSION=" "%JAVA_HOME%\release" 2^>nul') do set "LT_VERSION=%%~v"
set "LT_CACHE=%LT_APP%\start-%LT_VERSION%.aot"
set "LT_COMMON=-Xmx448m -XX:+UseCompactObjectHeaders -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8"

if /i "%~1"=="test" goto test
call :build
if errorlevel 1 exit /b 1

if /i "%~1"=="run" call :prepare
if /i "%~1"=="run" (set "LT_FLAGS=%LT_COMMON% -XX:+UseStringDeduplication") else (set "LT_FLAGS=%LT_COMMON% -XX:TieredStopAtLevel=1")
if exist "%LT_CACHE%" set LT_FLAGS=%LT_FLAGS% "-XX:AOTCache=%LT_CACHE%" "-Xlog:aot*=off" "-Xlog:cds*=off"
rem Lists of millions: the thorough compiler, both processors, and of the memory what it needs.
if /i "%~1"=="match" set "LT_FLAGS=-XX:MaxRAMPercentage=60 -XX:+UseCompactObjectHeaders -XX:+UseParallelGC --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8"
"%JAVA_HOME%\bin\java.exe" %LT_FLAGS% "-Dlienthong.home=%LT_HOME%" %LIENTHONG_JAVA% -cp "%LT_APP%\lienthong.jar;%LT_APP%\lib\*" vn.lienthong.Application %*
exit /b %errorlevel%

:test
set "LT_MORE="
for %%w in (%~2 %~3) do (
  if /i "%%w"=="--long" call set "LT_MORE=%%LT_MORE%% -Dlong"
  if /i "%%w"=="--pictures" call set "LT_MORE=%%LT_MORE%% -Dpictures=true"
)
pushd "%LT_HOME%"
call mvnw.cmd -B -ntp -T 2 %LT_MORE% verify
set "LT_STATUS=%errorlevel%"
popd
exit /b %LT_STATUS%

rem A JDK that says version 25 and has a compiler.
:try
if defined LT_JAVA exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
"%~1\bin\java.exe" -version 2>&1 | findstr /r /c:"version .25[.\"-]" > nul
if not errorlevel 1 set "LT_JAVA=%~f1"
exit /b 0

rem Builds if a source is newer than the last build; PowerShell is part of Windows 10 and 11.
:build
powershell -NoProfile -ExecutionPolicy Bypass -Command "$b='%LT_APP%\built'; if (-not (Test-Path -LiteralPath $b)) { exit 1 }; $f=Get-ChildItem -LiteralPath %LT_SOURCES% -Recurse -File; $t=(Get-Item -LiteralPath $b).LastWriteTimeUtc; if (@($f | Where-Object { $_.LastWriteTimeUtc -gt $t }).Count -gt 0) { exit 1 }; if ((Get-Content -LiteralPath $b -TotalCount 1) -ne [string]@($f).Count) { exit 1 }; exit 0"
if not errorlevel 1 exit /b 0
echo Dang dung chuong trinh (lan dau mat vai phut, phai co mang)... / Building (minutes the first time, needs the network)... 1>&2
if not exist "%LT_HOME%\target" mkdir "%LT_HOME%\target"
pushd "%LT_HOME%"
call mvnw.cmd -B -T 2 -Dmaven.test.skip=true -Dspotless.check.skip=true package > "%LT_HOME%\target\build.txt" 2>&1
set "LT_STATUS=%errorlevel%"
popd
if not "%LT_STATUS%"=="0" (
  findstr /b /c:"[ERROR]" "%LT_HOME%\target\build.txt" 1>&2
  echo Dung khong thanh cong; nhat ky: "%LT_HOME%\target\build.txt" / The build failed; see the log above. 1>&2
  exit /b 1
)
if exist "%LT_APP%" rmdir /s /q "%LT_APP%"
if exist "%LT_APP%" (
  echo Chuong trinh dang chay: hay dung lai truoc khi dung ban moi. / The program is running: stop it before a new build. 1>&2
  exit /b 1
)
mkdir "%LT_APP%"
copy /y "%LT_HOME%\program\target\lienthong.jar" "%LT_APP%\" > nul
xcopy /e /i /q /y "%LT_HOME%\program\target\lib" "%LT_APP%\lib" > nul
powershell -NoProfile -ExecutionPolicy Bypass -Command "$f=Get-ChildItem -LiteralPath %LT_SOURCES% -Recurse -File; Set-Content -LiteralPath '%LT_APP%\built' -Value @($f).Count"
call :prepare
exit /b 0

rem Once after each build. The cache gets its name when it is whole; a failed attempt is not repeated until the next build.
:prepare
if exist "%LT_CACHE%" exit /b 0
if exist "%LT_CACHE%.failed" exit /b 0
if /i "%LIENTHONG_PREPARE%"=="no" exit /b 0
echo Dang chuan bi de moi lan khoi dong nhanh gap doi (mot lan, khoang nua phut)... / Preparing faster starts (once, half a minute)... 1>&2
set "LT_MADE=%LT_CACHE%.made.%RANDOM%"
set "LT_FOLDER=%LT_HOME%\target\rehearsal"
if exist "%LT_FOLDER%" rmdir /s /q "%LT_FOLDER%"
del /q "%LT_APP%\start-*" > nul 2>&1
mkdir "%LT_FOLDER%"
"%JAVA_HOME%\bin\java.exe" %LT_COMMON% -XX:+UseStringDeduplication "-Dlienthong.home=%LT_HOME%" -XX:AOTMode=record "-XX:AOTConfiguration=%LT_MADE%.learned" -cp "%LT_APP%\lienthong.jar;%LT_APP%\lib\*" vn.lienthong.Application rehearse "%LT_FOLDER%" > "%LT_HOME%\target\prepare.txt" 2>&1
if not errorlevel 1 "%JAVA_HOME%\bin\java.exe" %LT_COMMON% -XX:+UseStringDeduplication "-Dlienthong.home=%LT_HOME%" -XX:AOTMode=create "-XX:AOTConfiguration=%LT_MADE%.learned" "-XX:AOTCache=%LT_MADE%" -cp "%LT_APP%\lienthong.jar;%LT_APP%\lib\*" >> "%LT_HOME%\target\prepare.txt" 2>&1
if not errorlevel 1 if exist "%LT_MADE%" move /y "%LT_MADE%" "%LT_CACHE%" > nul
del /q "%LT_MADE%*" > nul 2>&1
rmdir /s /q "%LT_FOLDER%" > nul 2>&1
if not exist "%LT_CACHE%" (
  type nul > "%LT_CACHE%.failed"
  echo Khong chuan bi duoc, chuong trinh chi khoi dong cham hon. / That did not work, the program only starts slower. 1>&2
)
exit /b 0
