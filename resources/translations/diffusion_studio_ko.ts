<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>Actions</name>
    <message>
        <source>Open model…</source>
        <translation>모델 열기…</translation>
    </message>
    <message>
        <source>Read a model from a file: weights, or a model&apos;s card.</source>
        <translation>가중치 파일이나 모델 카드에서 모델을 읽습니다.</translation>
    </message>
    <message>
        <source>Open model folder…</source>
        <translation>모델 폴더 열기…</translation>
    </message>
    <message>
        <source>Read a model that is a folder with a card or a config.</source>
        <translation>카드나 설정 파일이 들어 있는 모델 폴더를 읽습니다.</translation>
    </message>
    <message>
        <source>Open classifier…</source>
        <translation>분류기 열기…</translation>
    </message>
    <message>
        <source>Guide the chosen model with a classifier from disk.</source>
        <translation>선택한 모델을 디스크에 있는 분류기로 이끕니다.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>모델…</translation>
    </message>
    <message>
        <source>All models: those that are here, and known ones to download.</source>
        <translation>모든 모델: 이 컴퓨터에 있는 것과, 내려받을 수 있는 알려진 것.</translation>
    </message>
    <message>
        <source>Open recipe…</source>
        <translation>레시피 열기…</translation>
    </message>
    <message>
        <source>Put the settings back that a picture was made with; it carries them.</source>
        <translation>이미지에 담긴, 그 이미지를 만든 설정을 다시 불러옵니다.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save the chosen picture, or the whole batch, as PNG with the recipe inside.</source>
        <translation>선택한 이미지나 배치 전체를 레시피가 담긴 PNG로 저장합니다.</translation>
    </message>
    <message>
        <source>Save in…</source>
        <translation>저장할 폴더…</translation>
    </message>
    <message>
        <source>Choose the folder to save in, now and from now on.</source>
        <translation>이미지를 저장할 폴더를 고릅니다. 앞으로도 이 폴더에 저장됩니다.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Close the window; a run that goes on is stopped.</source>
        <translation>창을 닫습니다. 진행 중인 실행은 중지됩니다.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the chosen picture, or the whole batch as one picture.</source>
        <translation>선택한 이미지를 복사합니다. 선택한 것이 없으면 배치 전체를 한 장으로 복사합니다.</translation>
    </message>
    <message>
        <source>Copy recipe</source>
        <translation>레시피 복사</translation>
    </message>
    <message>
        <source>Copy what made these pictures, as JSON text.</source>
        <translation>이 이미지를 만든 설정을 JSON 텍스트로 복사합니다.</translation>
    </message>
    <message>
        <source>Whole batch</source>
        <translation>배치 전체</translation>
    </message>
    <message>
        <source>Choose no single picture: save and copy then take them all.</source>
        <translation>이미지 선택을 해제합니다. 저장과 복사가 배치 전체에 적용됩니다.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>화면에 맞춤</translation>
    </message>
    <message>
        <source>Show everything as large as it fits.</source>
        <translation>전체를 화면에 들어가는 가장 큰 크기로 보여 줍니다.</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100%</translation>
    </message>
    <message>
        <source>One pixel of the picture on one pixel of the screen.</source>
        <translation>이미지의 한 픽셀을 화면의 한 픽셀로 보여 줍니다.</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Larger. The mouse wheel zooms about the pointer.</source>
        <translation>더 크게 봅니다. 마우스 휠을 돌리면 포인터를 중심으로 확대됩니다.</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Smaller. The mouse wheel zooms about the pointer.</source>
        <translation>더 작게 봅니다. 마우스 휠을 돌리면 포인터를 중심으로 축소됩니다.</translation>
    </message>
    <message>
        <source>Switch belief and state</source>
        <translation>예측과 상태 전환</translation>
    </message>
    <message>
        <source>Show what the model believes the clean picture is, or the noisy state.</source>
        <translation>모델이 예측한 깨끗한 이미지와 노이즈가 섞인 현재 상태를 번갈아 보여 줍니다.</translation>
    </message>
    <message>
        <source>Guidance at work</source>
        <translation>가이던스 살펴보기</translation>
    </message>
    <message>
        <source>Show what the classifier sees at every step, and how hard guidance pulls.</source>
        <translation>단계마다 분류기가 무엇을 보는지, 가이던스가 얼마나 세게 이끄는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>생성</translation>
    </message>
    <message>
        <source>Make pictures with these settings.</source>
        <translation>이 설정으로 이미지를 만듭니다.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Hold the run after the step it is in, and go on from there.</source>
        <translation>지금 단계가 끝나면 멈추고, 나중에 그 자리에서 이어 갑니다.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>한 단계</translation>
    </message>
    <message>
        <source>Make one denoising step and hold. With no run held: begins a new one and holds after its first step.</source>
        <translation>노이즈 제거를 한 단계만 진행하고 멈춥니다. 멈춰 둔 실행이 없으면 새 실행을 시작해 첫 단계 뒤에 멈춥니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>End the run here; the pictures so far stay.</source>
        <translation>실행을 여기서 끝냅니다. 지금까지의 이미지는 남습니다.</translation>
    </message>
    <message>
        <source>Previous run</source>
        <translation>이전 실행</translation>
    </message>
    <message>
        <source>Show the pictures of the run before.</source>
        <translation>바로 앞 실행의 이미지를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>다음 실행</translation>
    </message>
    <message>
        <source>Show the pictures of the run after.</source>
        <translation>바로 다음 실행의 이미지를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>비교…</translation>
    </message>
    <message>
        <source>Make a grid of pictures in which one or two things change, and see it grow.</source>
        <translation>한두 가지 설정만 달라지는 이미지 표를 만들고, 채워지는 과정을 봅니다.</translation>
    </message>
    <message>
        <source>Compare with the run before…</source>
        <translation>이전 실행과 비교…</translation>
    </message>
    <message>
        <source>Two pictures side by side, one behind the other, and where they differ.</source>
        <translation>두 이미지를 나란히 또는 겹쳐 보고, 어디가 다른지 봅니다.</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>키보드와 마우스</translation>
    </message>
    <message>
        <source>All the keys, and what the mouse does.</source>
        <translation>모든 단축키와 마우스 사용법을 보여 줍니다.</translation>
    </message>
    <message>
        <source>About Diffusion Studio</source>
        <translation>Diffusion Studio 정보</translation>
    </message>
    <message>
        <source>The program&apos;s version and licence.</source>
        <translation>프로그램의 버전과 라이선스를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Go on from the step where the run is held.</source>
        <translation>멈춘 단계부터 이어서 진행합니다.</translation>
    </message>
    <message>
        <source>There is no picture yet.</source>
        <translation>아직 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>An earlier step is shown; go to the newest, or copy takes what is seen.</source>
        <translation>이전 단계를 보고 있습니다. 최신 단계로 가면 저장할 수 있고, 복사는 지금 보이는 것을 담습니다.</translation>
    </message>
    <message>
        <source>The run has not ended; copy takes the picture as it is.</source>
        <translation>실행이 아직 끝나지 않았습니다. 지금 상태의 이미지는 복사할 수 있습니다.</translation>
    </message>
    <message>
        <source>The run did not reach its end; copy takes the picture as it is.</source>
        <translation>실행이 끝까지 가지 않았습니다. 지금 상태의 이미지는 복사할 수 있습니다.</translation>
    </message>
    <message>
        <source>The model is still being read.</source>
        <translation>모델을 아직 읽는 중입니다.</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>먼저 모델을 여세요.</translation>
    </message>
    <message>
        <source>It holds after this step.</source>
        <translation>이 단계가 끝나면 멈춥니다.</translation>
    </message>
    <message>
        <source>The run is being stopped.</source>
        <translation>실행을 중지하는 중입니다.</translation>
    </message>
    <message>
        <source>No run is going on.</source>
        <translation>진행 중인 실행이 없습니다.</translation>
    </message>
    <message>
        <source>Pause the run first.</source>
        <translation>먼저 실행을 일시정지하세요.</translation>
    </message>
    <message>
        <source>It stops after this step.</source>
        <translation>이 단계가 끝나면 중지됩니다.</translation>
    </message>
    <message>
        <source>Two finished runs are needed.</source>
        <translation>완료된 실행이 두 개 있어야 합니다.</translation>
    </message>
    <message>
        <source>No single picture is chosen.</source>
        <translation>선택한 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>There is no other run that way.</source>
        <translation>그쪽에는 다른 실행이 없습니다.</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>재생 또는 일시정지</translation>
    </message>
    <message>
        <source>Play the recorded steps, or stop playing. While the newest step of a run that goes on is shown: hold the run, or go on.</source>
        <translation>기록된 단계를 재생하거나 멈춥니다. 진행 중인 실행의 최신 단계를 보고 있을 때는 실행을 멈추거나 이어 갑니다.</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>거꾸로 재생</translation>
    </message>
    <message>
        <source>Play the recorded steps from here towards the noise.</source>
        <translation>기록된 단계를 여기서부터 노이즈 쪽으로 재생합니다.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작점</translation>
    </message>
    <message>
        <source>Look at what the run began with.</source>
        <translation>실행이 시작된 상태를 봅니다.</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 단계 뒤로</translation>
    </message>
    <message>
        <source>Look at the step before; nothing is computed or lost.</source>
        <translation>바로 앞 단계를 봅니다. 아무것도 다시 계산하거나 잃지 않습니다.</translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation>한 단계 앞으로</translation>
    </message>
    <message>
        <source>Look at the step after; at the newest of a held run, make the next one.</source>
        <translation>다음 단계를 봅니다. 멈춘 실행의 최신 단계에서는 다음 단계를 만듭니다.</translation>
    </message>
    <message>
        <source>Newest step</source>
        <translation>최신 단계</translation>
    </message>
    <message>
        <source>Look at the newest step, and go along with the run from there.</source>
        <translation>최신 단계를 보고, 거기서부터 실행을 따라갑니다.</translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation>여기서 분기</translation>
    </message>
    <message>
        <source>Begin a new run from the state that is looked at, with the panel&apos;s settings from there on: another label, scale, sampler or seed of the noise to come. Model, number of steps and batch stay those of this run.</source>
        <translation>보고 있는 상태에서 새 실행을 시작합니다. 그 뒤로는 패널의 설정(다른 레이블, 강도, 샘플러, 앞으로 더할 노이즈의 시드)을 따릅니다. 모델, 단계 수, 배치는 이 실행의 것을 그대로 씁니다.</translation>
    </message>
    <message>
        <source>Save film as GIF</source>
        <translation>필름을 GIF로 저장</translation>
    </message>
    <message>
        <source>Save the recorded steps of the chosen picture, or the batch, as a moving picture of 256 colours; of a long run 100 of them.</source>
        <translation>선택한 이미지나 배치의 기록된 단계를 256색 움직이는 그림으로 저장합니다. 긴 실행은 그중 100단계만 담습니다.</translation>
    </message>
    <message>
        <source>Save film as APNG</source>
        <translation>필름을 APNG로 저장</translation>
    </message>
    <message>
        <source>Save the recorded steps of the chosen picture, or the batch, as a moving picture without loss, with the recipe inside; of a long run 100 of them.</source>
        <translation>선택한 이미지나 배치의 기록된 단계를 손실 없는 움직이는 그림으로, 레시피와 함께 저장합니다. 긴 실행은 그중 100단계만 담습니다.</translation>
    </message>
    <message>
        <source>Save plots as CSV</source>
        <translation>그래프를 CSV로 저장</translation>
    </message>
    <message>
        <source>Save the numbers of every plot, a table each.</source>
        <translation>그래프마다 수치를 표 하나씩으로 저장합니다.</translation>
    </message>
    <message>
        <source>The steps of this run are not recorded.</source>
        <translation>이 실행의 단계는 기록되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>This is where the run began.</source>
        <translation>여기가 실행의 시작입니다.</translation>
    </message>
    <message>
        <source>The newest step is shown.</source>
        <translation>최신 단계를 보고 있습니다.</translation>
    </message>
    <message>
        <source>After the last step there is nothing left to make; go back.</source>
        <translation>마지막 단계 뒤에는 더 만들 것이 없습니다. 앞 단계로 돌아가세요.</translation>
    </message>
    <message>
        <source>This is the last step.</source>
        <translation>마지막 단계입니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Take back the last stroke, or other change, of the mask.</source>
        <translation>마스크에 한 마지막 획이나 변경을 되돌립니다.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Do again what was taken back.</source>
        <translation>되돌린 것을 다시 합니다.</translation>
    </message>
    <message>
        <source>Choose and move</source>
        <translation>고르기와 옮기기</translation>
    </message>
    <message>
        <source>Choose a picture by a click, move what reaches beyond.</source>
        <translation>클릭으로 이미지를 고르고, 화면을 벗어난 부분은 끌어 옮깁니다.</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>브러시</translation>
    </message>
    <message>
        <source>Paint what is to be made anew. Alt or the right button erases, Shift draws a line from the last point.</source>
        <translation>새로 만들 부분을 칠합니다. Alt나 오른쪽 버튼은 지우고, Shift는 마지막 점에서 직선을 긋습니다.</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>Erase from the mask: what is erased stays as it is.</source>
        <translation>마스크에서 지웁니다. 지운 부분은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>올가미</translation>
    </message>
    <message>
        <source>Draw round what is to be made anew. Alt takes away.</source>
        <translation>새로 만들 부분을 둘러 그립니다. Alt는 빼냅니다.</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>사각형</translation>
    </message>
    <message>
        <source>Mask a rectangle. Shift makes a square, Alt takes away.</source>
        <translation>사각형으로 마스크를 씌웁니다. Shift는 정사각형, Alt는 빼기입니다.</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>타원</translation>
    </message>
    <message>
        <source>Mask an ellipse. Shift makes a circle, Alt takes away.</source>
        <translation>타원으로 마스크를 씌웁니다. Shift는 원, Alt는 빼기입니다.</translation>
    </message>
    <message>
        <source>Swap brush and eraser</source>
        <translation>브러시와 지우개 바꾸기</translation>
    </message>
    <message>
        <source>Take the eraser for the brush, or the brush again.</source>
        <translation>브러시 대신 지우개를, 또는 다시 브러시를 듭니다.</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>브러시 작게</translation>
    </message>
    <message>
        <source>Make brush and eraser smaller.</source>
        <translation>브러시와 지우개를 작게 합니다.</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>브러시 크게</translation>
    </message>
    <message>
        <source>Make brush and eraser larger.</source>
        <translation>브러시와 지우개를 크게 합니다.</translation>
    </message>
    <message>
        <source>Fill mask</source>
        <translation>마스크 채우기</translation>
    </message>
    <message>
        <source>Mask the whole picture.</source>
        <translation>이미지 전체에 마스크를 씌웁니다.</translation>
    </message>
    <message>
        <source>Clear mask</source>
        <translation>마스크 비우기</translation>
    </message>
    <message>
        <source>Mask nothing; undo brings it back.</source>
        <translation>마스크를 모두 없앱니다. 실행 취소로 되살릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Invert mask</source>
        <translation>마스크 반전</translation>
    </message>
    <message>
        <source>Mask what was kept, keep what was masked.</source>
        <translation>남기던 부분에 마스크를 씌우고, 씌웠던 부분은 남깁니다.</translation>
    </message>
    <message>
        <source>Grow mask</source>
        <translation>마스크 넓히기</translation>
    </message>
    <message>
        <source>Move the mask&apos;s edge outwards, by the pixels set in the tool&apos;s options.</source>
        <translation>도구 옵션에 정한 픽셀만큼 마스크의 가장자리를 바깥으로 옮깁니다.</translation>
    </message>
    <message>
        <source>Shrink mask</source>
        <translation>마스크 좁히기</translation>
    </message>
    <message>
        <source>Move the mask&apos;s edge inwards, by the pixels set in the tool&apos;s options.</source>
        <translation>도구 옵션에 정한 픽셀만큼 마스크의 가장자리를 안으로 옮깁니다.</translation>
    </message>
    <message>
        <source>Feather mask</source>
        <translation>마스크 가장자리 흐리기</translation>
    </message>
    <message>
        <source>Make the mask&apos;s edge soft, over the pixels set in the tool&apos;s options.</source>
        <translation>도구 옵션에 정한 픽셀만큼 마스크의 가장자리를 부드럽게 합니다.</translation>
    </message>
    <message>
        <source>Show mask</source>
        <translation>마스크 보이기</translation>
    </message>
    <message>
        <source>Show or hide the mask over the picture; it acts all the same.</source>
        <translation>이미지 위의 마스크를 보이거나 숨깁니다. 숨겨도 똑같이 적용됩니다.</translation>
    </message>
    <message>
        <source>Open mask…</source>
        <translation>마스크 열기…</translation>
    </message>
    <message>
        <source>Read a mask from a picture: white, or where there is transparency the transparent, is made anew.</source>
        <translation>이미지에서 마스크를 읽습니다. 흰 부분을, 투명한 곳이 있으면 투명한 부분을 새로 만듭니다.</translation>
    </message>
    <message>
        <source>Save mask…</source>
        <translation>마스크 저장…</translation>
    </message>
    <message>
        <source>Write the mask as PNG: white is what is made anew.</source>
        <translation>마스크를 PNG로 저장합니다. 흰 부분이 새로 만들 부분입니다.</translation>
    </message>
    <message>
        <source>Nothing is masked.</source>
        <translation>마스크를 씌운 부분이 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>되돌릴 것이 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>다시 실행할 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Waiting for its turn</source>
        <translation>차례를 기다리는 중</translation>
    </message>
    <message>
        <source>It starts when the runs before it are done.</source>
        <translation>앞선 실행이 끝나면 시작합니다.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>The model is read and made ready.</source>
        <translation>모델을 읽고 준비하는 중입니다.</translation>
    </message>
    <message>
        <source>The first step is being made…</source>
        <translation>첫 단계를 진행하는 중…</translation>
    </message>
    <message>
        <source>Reading {title}…</source>
        <translation>{title} 읽는 중…</translation>
    </message>
    <message>
        <source>Pictures can be made as soon as it is read.</source>
        <translation>다 읽으면 이미지를 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>열린 모델이 없습니다</translation>
    </message>
    <message>
        <source>Open one from disk, or drop its folder here.</source>
        <translation>디스크에서 모델을 열거나 모델 폴더를 여기에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>아직 이미지가 없습니다</translation>
    </message>
    <message>
        <source>Press Generate ({keys}) and watch it appear out of noise.</source>
        <translation>생성({keys})을 누르면 노이즈에서 이미지가 나타나는 과정을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Run {place} of {count}</source>
        <translation>실행 {count}개 중 {place}번째</translation>
    </message>
    <message>
        <source>x̂_0: what the model believes, at this step, that the clean picture is. Blurred at first, it grows sharp.</source>
        <translation>x̂_0: 이 단계에서 모델이 예측한 깨끗한 이미지입니다. 처음에는 흐릿하다가 점점 선명해집니다.</translation>
    </message>
    <message>
        <source>x_t: the noisy picture itself, as it stands after this step. Noise at first; at the last step the state is the belief.</source>
        <translation>x_t: 이 단계를 마친 뒤의 노이즈 섞인 이미지 자체입니다. 처음에는 노이즈뿐이고, 마지막 단계에서는 상태가 곧 예측입니다.</translation>
    </message>
    <message>
        <source>Belief</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>finished: belief = state</source>
        <translation>완성: 예측 = 상태</translation>
    </message>
    <message>
        <source>belief at step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계의 예측</translation>
    </message>
    <message>
        <source>state at step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계의 상태</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>시드 {seed}</translation>
    </message>
    <message>
        <source>seeds {first} to {last}</source>
        <translation>시드 {first}~{last}</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Scale</source>
        <translation>강도</translation>
    </message>
    <message>
        <source>Classifier scale</source>
        <translation>분류기 강도</translation>
    </message>
    <message>
        <source>Rescale</source>
        <translation>대비 복원</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>임계값</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>에타(η)</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>샘플러</translation>
    </message>
    <message>
        <source>{name}: type a value, or several between commas.</source>
        <translation>{name}: 값을 하나, 또는 쉼표로 나누어 여러 개 입력하세요.</translation>
    </message>
    <message>
        <source>{name}: {text} is no number; put commas between numbers.</source>
        <translation>{name}: {text}은(는) 수가 아닙니다. 수 사이에 쉼표를 넣으세요.</translation>
    </message>
    <message>
        <source>{name}: {text} is no whole number.</source>
        <translation>{name}: {text}은(는) 정수가 아닙니다.</translation>
    </message>
    <message>
        <source>There is no sampler {text}; there are {known}.</source>
        <translation>{text}라는 샘플러는 없습니다. 쓸 수 있는 것: {known}.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>They differ by {mean} grey levels on average, at most by {largest}.</source>
        <translation>밝기 차이는 평균 {mean}단계, 최대 {largest}단계입니다.</translation>
    </message>
    <message>
        <source>They are of different sizes; no difference is shown.</source>
        <translation>크기가 달라서 차이를 보여 줄 수 없습니다.</translation>
    </message>
    <message>
        <source>Run {n}</source>
        <translation>실행 {n}</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>시드 {seed}</translation>
    </message>
    <message>
        <source>The same settings.</source>
        <translation>설정이 같습니다.</translation>
    </message>
    <message>
        <source>The noise differs: lock the seed to see the settings alone.</source>
        <translation>노이즈가 다릅니다. 설정의 차이만 보려면 시드를 고정하세요.</translation>
    </message>
    <message>
        <source>(a curve)</source>
        <translation>(곡선)</translation>
    </message>
    <message>
        <source>Two pictures</source>
        <translation>두 이미지</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>나란히</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>밀어서 비교</translation>
    </message>
    <message>
        <source>First run</source>
        <translation>첫째 실행</translation>
    </message>
    <message>
        <source>Second run</source>
        <translation>둘째 실행</translation>
    </message>
    <message>
        <source>Where the first picture ends</source>
        <translation>첫째 이미지가 끝나는 곳</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>The wheel zooms all alike, a drag moves them, a double click fits them. The difference is bright where the two are farthest apart.</source>
        <translation>휠로 모두 함께 확대하고, 끌어서 옮기고, 두 번 클릭하면 화면에 맞춥니다. 둘이 가장 다른 곳에서 차이가 밝게 보입니다.</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>먼저 모델을 여세요.</translation>
    </message>
    <message>
        <source>{done} of {count} finished</source>
        <translation>{count}장 중 {done}장 완료</translation>
    </message>
    <message>
        <source>{count} pictures, one after the other, from seed {seed}.</source>
        <translation>이미지 {count}장을 시드 {seed}에서 하나씩 만듭니다.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Nothing else</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>세로</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>가로</translation>
    </message>
    <message>
        <source>What changes from picture to picture; all else is as in the panel, and all pictures begin with the same noise, unless the seed changes.</source>
        <translation>이미지마다 달라지는 설정입니다. 나머지는 패널의 설정과 같고, 시드를 바꾸지 않는 한 모두 같은 노이즈에서 시작합니다.</translation>
    </message>
    <message>
        <source>The values, between commas; labels between semicolons.</source>
        <translation>값은 쉼표로, 레이블은 세미콜론으로 나눕니다.</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Save grid</source>
        <translation>표 저장</translation>
    </message>
    <message>
        <source>Show on canvas</source>
        <translation>캔버스에 보기</translation>
    </message>
    <message>
        <source>Use settings</source>
        <translation>설정 쓰기</translation>
    </message>
    <message>
        <source>One PNG with headings, and with what made it inside.</source>
        <translation>제목이 붙은 PNG 한 장으로, 만든 설정도 함께 저장합니다.</translation>
    </message>
    <message>
        <source>Show the chosen picture large; so does a double click.</source>
        <translation>선택한 이미지를 크게 봅니다. 두 번 클릭해도 됩니다.</translation>
    </message>
    <message>
        <source>Put the chosen picture&apos;s settings into the panel.</source>
        <translation>선택한 이미지의 설정을 패널에 넣습니다.</translation>
    </message>
</context>
<context>
    <name>GeneratePanel</name>
    <message>
        <source>A seed is at most {most}; the one before is kept.</source>
        <translation>시드는 최대 {most}입니다. 이전 값을 그대로 둡니다.</translation>
    </message>
    <message>
        <source>What the pictures are to show, of what the model has learned. Without a label it makes anything.

Chosen while a run goes on, it counts for that run from its next step, and for the runs after it.

Default: the model&apos;s first label.</source>
        <translation>모델이 배운 것 가운데 무엇을 그릴지 정합니다. 레이블이 없으면 아무것이나 그립니다.

실행 중에 고르면 그 실행에는 다음 단계부터, 그 뒤의 실행에는 처음부터 적용됩니다.

기본값: 모델의 첫 레이블.</translation>
    </message>
    <message>
        <source>Can be turned while the run goes on; it counts from the next step.</source>
        <translation>실행 중에도 바꿀 수 있으며, 다음 단계부터 적용됩니다.</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} 읽는 중…</translation>
    </message>
    <message>
        <source>No model is open yet.</source>
        <translation>아직 열린 모델이 없습니다.</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 픽셀</translation>
    </message>
    <message>
        <source>{millions} M parameters</source>
        <translation>파라미터 {millions}M개</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>레이블 없음</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Open a model from disk…</source>
        <translation>디스크에서 모델 열기…</translation>
    </message>
    <message>
        <source>A new seed</source>
        <translation>새 시드</translation>
    </message>
    <message>
        <source>Keep this seed; else each Generate takes a new one</source>
        <translation>이 시드를 고정합니다. 고정하지 않으면 생성할 때마다 새 시드를 씁니다</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>고급</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>샘플러</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>에타(η)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>이미지 수</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>The network that makes the pictures. Choose one, or open your own from disk.</source>
        <translation>이미지를 만드는 신경망입니다. 하나를 고르거나 디스크에서 직접 여세요.</translation>
    </message>
    <message>
        <source>How much fresh noise DDIM puts in at each step. It can be turned while a run goes on.

0: none, the seed alone decides. 1: as much as DDPM; with few steps the pictures turn grainy.

Default: 0.</source>
        <translation>DDIM이 단계마다 새로 더하는 노이즈의 양입니다. 실행 중에도 바꿀 수 있습니다.

0이면 더하지 않아 시드만으로 결과가 정해집니다. 1이면 DDPM만큼 더하며, 단계 수가 적으면 이미지가 거칠어집니다.

기본값: 0.</translation>
    </message>
    <message>
        <source>The rule by which noise becomes a picture.

DDIM: few steps, repeatable. DDPM: fresh noise in each step, wants many (250 or more). DPM-Solver++: the fewest, 10 to 20.

Default: the model&apos;s own.</source>
        <translation>노이즈를 이미지로 바꾸는 규칙입니다.

DDIM: 적은 단계로 되고, 결과를 재현할 수 있습니다. DDPM: 단계마다 새 노이즈를 더하며 많은 단계(250 이상)가 필요합니다. DPM-Solver++: 가장 적은 10~20단계로 됩니다.

기본값: 모델이 정한 값.</translation>
    </message>
    <message>
        <source>How many denoising steps lead from noise to the picture.

Too few: smooth, unfinished pictures. Too many: it takes longer and gains nothing.

Default: the model&apos;s own, mostly 50.</source>
        <translation>노이즈에서 이미지까지 거치는 노이즈 제거 단계의 수입니다.

너무 적으면 뭉개진 미완성 이미지가 되고, 너무 많으면 시간만 더 걸리고 나아지지 않습니다.

기본값: 모델이 정한 값(보통 50).</translation>
    </message>
    <message>
        <source>The number that the noise is drawn from. The same seed and settings make the same picture; picture 2 of a batch has the seed after it, and so on.</source>
        <translation>노이즈를 만드는 바탕이 되는 수입니다. 시드와 설정이 같으면 같은 이미지가 나옵니다. 배치의 두 번째 이미지는 그다음 시드를 쓰며, 나머지도 마찬가지입니다.</translation>
    </message>
    <message>
        <source>How many pictures are made at once.

More take longer and need more memory; each is the one that its seed makes alone.

Default: 1.</source>
        <translation>한 번에 만드는 이미지의 수입니다.

많을수록 시간과 메모리가 더 듭니다. 각 이미지는 그 시드로 한 장만 만들 때와 같습니다.

기본값: 1.</translation>
    </message>
    <message>
        <source>The numbers that the network reckons with.

float32 is exact and slower; bfloat16 is fast on recent processors and differs by a few grey levels.

Default: automatic, the faster one that your device has.</source>
        <translation>신경망이 계산에 쓰는 수의 형식입니다.

float32는 정확하지만 느리고, bfloat16은 최신 프로세서에서 빠르며 밝기 몇 단계 정도 차이가 납니다.

기본값: 자동. 장치에서 더 빠른 쪽을 씁니다.</translation>
    </message>
</context>
<context>
    <name>GuidanceSection</name>
    <message>
        <source>{name}: from</source>
        <translation>{name}: 시작</translation>
    </message>
    <message>
        <source>{name}: to</source>
        <translation>{name}: 끝</translation>
    </message>
    <message>
        <source>then {label} from step {step}</source>
        <translation>{step}단계부터 {label}</translation>
    </message>
    <message>
        <source>None comes with the model</source>
        <translation>모델에 딸린 것 없음</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>모델에 딸린 것</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>가이던스</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>{name}: curve over the steps</source>
        <translation>{name}: 단계에 따른 곡선</translation>
    </message>
    <message>
        <source>Choose a classifier…</source>
        <translation>분류기 고르기…</translation>
    </message>
    <message>
        <source>Back to the model&apos;s own</source>
        <translation>모델에 딸린 것으로 되돌리기</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>강도</translation>
    </message>
    <message>
        <source>Guided part</source>
        <translation>적용 구간</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>분류기</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>임계값</translation>
    </message>
    <message>
        <source>Rescale</source>
        <translation>대비 복원</translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation>무레이블</translation>
    </message>
    <message>
        <source>Which part of the run is guided, in percent of its steps; it can be turned while a run goes on.

The first steps set the composition, the last ones the details. Too little: the label is ignored. Leaving the first fifth out keeps pictures varied.

Default: 0 to 100 %, the whole run.</source>
        <translation>실행의 어느 구간을 이끌지, 단계의 백분율로 정합니다. 실행 중에도 바꿀 수 있습니다.

앞 단계는 구도를, 뒤 단계는 세부를 정합니다. 너무 짧으면 레이블이 무시됩니다. 처음 5분의 1을 빼면 이미지가 더 다양해집니다.

기본값: 0~100 %, 실행 전체.</translation>
    </message>
    <message>
        <source>How strongly the label pulls (classifier-free guidance scale). It can be turned while a run goes on.

Too little: pictures that ignore the label. Too much: harsh colours, and all pictures alike.

1 is the plain model. Default: the model&apos;s own, at the small mark; double-click the slider to return to it.</source>
        <translation>레이블이 얼마나 강하게 이끄는지 정합니다(분류기 없는 가이던스 강도). 실행 중에도 바꿀 수 있습니다.

너무 낮으면 레이블을 무시한 이미지가 되고, 너무 높으면 색이 거칠고 이미지가 모두 비슷해집니다.

1이면 모델 그대로입니다. 기본값: 작은 표시가 있는, 모델이 정한 값. 슬라이더를 두 번 클릭하면 돌아갑니다.</translation>
    </message>
    <message>
        <source>How strongly a second network, which names what it sees in the noise, pulls towards the label (classifier guidance scale). It can be turned while a run goes on; each guided step takes longer.

Too little: pictures that ignore the label. Too much: glaring patches, and all pictures alike.

0 asks no classifier. The small mark is the model&apos;s own default; double-click the slider to go there.</source>
        <translation>노이즈 속에서 무엇이 보이는지 알아맞히는 둘째 신경망이 레이블 쪽으로 얼마나 강하게 이끄는지 정합니다(분류기 가이던스 강도). 실행 중에도 바꿀 수 있으며, 이끄는 단계는 더 오래 걸립니다.

너무 낮으면 레이블을 무시한 이미지가 되고, 너무 높으면 번쩍이는 얼룩이 생기고 이미지가 모두 비슷해집니다.

0이면 분류기를 쓰지 않습니다. 작은 표시는 모델이 정한 기본값이며, 슬라이더를 두 번 클릭하면 그 값이 됩니다.</translation>
    </message>
    <message>
        <source>Dynamic threshold: tames the harsh colours of a large scale. In every step this share of the belief&apos;s values fits the range of colours, and the rest is clipped.

Too low: grey, flat pictures. Off: values beyond the range are simply clipped.

Default: off; 0.995 is usual.</source>
        <translation>동적 임계값: 강도가 클 때 거칠어지는 색을 누그러뜨립니다. 단계마다 예측값의 이 비율이 색 범위 안에 들어가고 나머지는 잘립니다.

너무 낮으면 밋밋한 회색 이미지가 됩니다. 끄면 범위를 벗어난 값이 그냥 잘립니다.

기본값: 끔. 보통 0.995를 씁니다.</translation>
    </message>
    <message>
        <source>Gives the guided picture back the contrast that the model alone would give it.

Too little: a large scale glares. Too much: dull pictures.

0: not at all, 1: wholly. Default: 0; 0.7 is usual for scales above 4.</source>
        <translation>가이던스를 쓴 이미지의 대비를 모델만 썼을 때의 대비로 되돌립니다.

너무 낮으면 강도가 클 때 색이 번쩍이고, 너무 높으면 이미지가 칙칙해집니다.

0: 전혀 되돌리지 않음, 1: 완전히 되돌림. 기본값: 0. 강도가 4를 넘으면 보통 0.7을 씁니다.</translation>
    </message>
    <message>
        <source>A second model for the half without a label, for models that were trained with labels alone. It needs the same size and noise schedule, and doubles the work.

Default: none.</source>
        <translation>레이블 없는 쪽을 맡을 둘째 모델입니다. 레이블만으로 학습한 모델에 씁니다. 크기와 노이즈 스케줄이 같아야 하고, 계산이 두 배가 됩니다.

기본값: 없음.</translation>
    </message>
    <message>
        <source>The classifier that guides: of the same size, labels and noise schedule as the model, and trained on noisy pictures.

Default: the one that comes with the model, where there is one.</source>
        <translation>이끄는 데 쓰는 분류기입니다. 모델과 크기·레이블·노이즈 스케줄이 같고, 노이즈 섞인 이미지로 학습한 것이어야 합니다.

기본값: 모델에 딸린 것이 있으면 그것.</translation>
    </message>
    <message>
        <source>The scale over the steps of the run, from the first at the left to the last at the right. Draw a curve with the mouse, for the next run; Delete or a double click makes it a straight line again, and so does the slider.

While a run goes on, the dot is the step it is at; in grey: the run that is shown. The shaded steps are not guided.</source>
        <translation>실행 단계에 따른 강도입니다. 왼쪽이 첫 단계, 오른쪽이 마지막 단계입니다. 마우스로 다음 실행의 곡선을 그리세요. Delete 키나 두 번 클릭, 또는 슬라이더를 쓰면 다시 직선이 됩니다.

실행 중에는 점이 지금 단계를 가리키고, 회색 선은 보고 있는 실행입니다. 음영이 있는 단계에는 가이던스를 적용하지 않습니다.</translation>
    </message>
    <message>
        <source>acts on the run that goes on</source>
        <translation>진행 중인 실행에 적용</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Wheel</source>
        <translation>휠</translation>
    </message>
    <message>
        <source>Zoom about the pointer</source>
        <translation>포인터를 중심으로 확대·축소</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>끌기</translation>
    </message>
    <message>
        <source>Move what reaches beyond the view</source>
        <translation>화면 밖으로 벗어난 이미지 이동</translation>
    </message>
    <message>
        <source>Space and drag</source>
        <translation>Space 누른 채 끌기</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>이미지 이동</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>가운데 버튼</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>클릭</translation>
    </message>
    <message>
        <source>Choose one picture of the batch</source>
        <translation>배치에서 이미지 하나 선택</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>두 번 클릭</translation>
    </message>
    <message>
        <source>Show it alone, then all again</source>
        <translation>그 이미지만 보기, 다시 하면 전체 보기</translation>
    </message>
    <message>
        <source>Shift and arrows</source>
        <translation>Shift+화살표</translation>
    </message>
    <message>
        <source>Choose the next picture</source>
        <translation>옆 이미지 선택</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>캔버스</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>키보드와 마우스</translation>
    </message>
    <message>
        <source>Right button, or Alt</source>
        <translation>오른쪽 버튼 또는 Alt</translation>
    </message>
    <message>
        <source>Take away, with any tool</source>
        <translation>어느 도구로든 빼내기</translation>
    </message>
    <message>
        <source>Shift and brush</source>
        <translation>Shift와 브러시</translation>
    </message>
    <message>
        <source>A line from the last point</source>
        <translation>마지막 점에서 직선 긋기</translation>
    </message>
    <message>
        <source>Shift and a shape</source>
        <translation>Shift와 도형</translation>
    </message>
    <message>
        <source>A square or a circle</source>
        <translation>정사각형이나 원</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Give up the stroke that is drawn</source>
        <translation>그리고 있는 획 그만두기</translation>
    </message>
    <message>
        <source>Drop a picture</source>
        <translation>이미지 끌어다 놓기</translation>
    </message>
    <message>
        <source>Have it as the mask, while a tool of the mask is in hand</source>
        <translation>마스크 도구를 들고 있을 때 그 이미지를 마스크로 쓰기</translation>
    </message>
    <message>
        <source>Make, repair and take apart pictures with diffusion models, and see and steer every denoising step.</source>
        <translation>확산 모델로 이미지를 만들고, 고치고, 뜯어보세요. 노이즈 제거의 모든 단계를 보고 조종할 수 있습니다.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>MIT 라이선스로 배포되는 자유 소프트웨어입니다.</translation>
    </message>
    <message>
        <source>About Diffusion Studio</source>
        <translation>Diffusion Studio 정보</translation>
    </message>
</context>
<context>
    <name>Mask</name>
    <message>
        <source>The mask was changed meanwhile; do it again.</source>
        <translation>그사이에 마스크가 바뀌었습니다. 다시 하세요.</translation>
    </message>
    <message>
        <source>Open mask</source>
        <translation>마스크 열기</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>이미지 ({kinds})</translation>
    </message>
    <message>
        <source>Save mask</source>
        <translation>마스크 저장</translation>
    </message>
    <message>
        <source>The mask is that of {name}</source>
        <translation>{name}의 마스크를 불러왔습니다</translation>
    </message>
    <message>
        <source>Saved {name} in {folder}</source>
        <translation>{folder}에 {name} 저장됨</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>픽셀</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>불투명도</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>A pen&apos;s pressure sets the size</source>
        <translation>펜의 필압으로 크기 조절</translation>
    </message>
    <message>
        <source>How far the edge is grown, shrunk or feathered at a time.</source>
        <translation>가장자리를 한 번에 얼마나 넓히고, 좁히고, 흐릴지 정합니다.</translation>
    </message>
    <message>
        <source>How strongly the mask is drawn over the picture.</source>
        <translation>마스크를 이미지 위에 얼마나 진하게 그릴지 정합니다.</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>노랑</translation>
    </message>
    <message>
        <source>The colour of the mask; its stripes are seen on any picture.</source>
        <translation>마스크의 색입니다. 줄무늬는 어떤 이미지에서도 보입니다.</translation>
    </message>
    <message>
        <source>{share} % masked, hidden</source>
        <translation>마스크 {share} %, 숨김</translation>
    </message>
    <message>
        <source>{share} % masked</source>
        <translation>마스크 {share} %</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>경도</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>The brush&apos;s diameter, in pixels of the picture ([ and ]).</source>
        <translation>이미지 픽셀로 나타낸 브러시의 지름입니다([와 ]).</translation>
    </message>
    <message>
        <source>How much of the brush covers fully; the rest falls off to its rim.</source>
        <translation>브러시에서 완전히 칠하는 부분의 비율입니다. 나머지는 가장자리로 갈수록 옅어집니다.</translation>
    </message>
    <message>
        <source>Edges of the mask, and how it is shown</source>
        <translation>마스크의 가장자리와 표시 방법</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Choose a model.</source>
        <translation>모델을 고르세요.</translation>
    </message>
    <message>
        <source>Noise schedule ({kind}): what is left of the picture</source>
        <translation>노이즈 일정({kind}): 그림이 얼마나 남는지</translation>
    </message>
    <message>
        <source>It is the model in use.</source>
        <translation>지금 쓰고 있는 모델입니다.</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>이 모델 쓰기</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>내려받기</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>폴더에서 보기</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>제거…</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>깨끗함</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>up to {size} for one picture</source>
        <translation>그림 한 장에 최대 {size}</translation>
    </message>
    <message>
        <source>{what}, and its variance</source>
        <translation>{what}, 그리고 분산</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Predicts</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>known: the download is checked against it</source>
        <translation>알려져 있음: 내려받은 파일을 이것과 맞춰 봅니다</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>분류기</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>체크섬</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Models (*.safetensors *.pt *.pth *.ckpt *.bin *.json)</source>
        <translation>모델 (*.safetensors *.pt *.pth *.ckpt *.bin *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>모델 열기</translation>
    </message>
    <message>
        <source>Open model folder</source>
        <translation>모델 폴더 열기</translation>
    </message>
    <message>
        <source>Opened {title}</source>
        <translation>{title} 모델을 열었습니다</translation>
    </message>
    <message>
        <source>Open classifier</source>
        <translation>분류기 열기</translation>
    </message>
    <message>
        <source>Classifiers (*.safetensors *.pt *.pth *.ckpt *.bin *.json)</source>
        <translation>분류기 (*.safetensors *.pt *.pth *.ckpt *.bin *.json)</translation>
    </message>
    <message>
        <source>Downloaded {title}.</source>
        <translation>{title}: 내려받았습니다.</translation>
    </message>
    <message>
        <source>Opening {title}…</source>
        <translation>{title} 여는 중…</translation>
    </message>
    <message>
        <source>Networks that no run uses were let go.</source>
        <translation>실행에 쓰이지 않는 네트워크를 메모리에서 내렸습니다.</translation>
    </message>
    <message>
        <source>Move {title} to the bin? It can be fetched again.</source>
        <translation>{title}: 휴지통으로 옮길까요? 다시 내려받을 수 있습니다.</translation>
    </message>
    <message>
        <source>Take {title} off the list? Its files stay.</source>
        <translation>{title}: 목록에서 뺄까요? 파일은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>모델 제거</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>{folder} cannot be moved to the bin; remove it there.</source>
        <translation>{folder} 폴더를 휴지통으로 옮길 수 없습니다. 그 자리에서 직접 지우세요.</translation>
    </message>
    <message>
        <source>Removed {title}.</source>
        <translation>{title}: 제거했습니다.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>걸러 보기</translation>
    </message>
    <message>
        <source>Another: https://…/file.pt, or a repository as owner/name</source>
        <translation>다른 모델: https://…/file.pt 또는 저장소(owner/name)</translation>
    </message>
    <message>
        <source>What to download</source>
        <translation>내려받을 것</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>내려받기</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>파일 열기…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>폴더 열기…</translation>
    </message>
    <message>
        <source>Unload from memory</source>
        <translation>메모리에서 내리기</translation>
    </message>
    <message>
        <source>Let go of the networks that no run uses; they are read again.</source>
        <translation>실행에 쓰이지 않는 네트워크를 내립니다. 필요하면 다시 읽습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Come with the program</source>
        <translation>프로그램에 들어 있는 모델</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>이 컴퓨터에 있는 모델</translation>
    </message>
    <message>
        <source>Known public models</source>
        <translation>알려진 공개 모델</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number}초</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number}분</translation>
    </message>
    <message>
        <source>{number} h</source>
        <translation>{number}시간</translation>
    </message>
    <message>
        <source>Asking for its files…</source>
        <translation>파일 목록을 묻는 중…</translation>
    </message>
    <message>
        <source>Checking that it arrived whole…</source>
        <translation>온전히 도착했는지 확인하는 중…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>내려받음</translation>
    </message>
    <message>
        <source>{here} of {all}</source>
        <translation>{all} 중 {here}</translation>
    </message>
    <message>
        <source>{speed} MB/s</source>
        <translation>{speed} MB/초</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>약 {time} 남음</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>정지</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>PublicModels</name>
    <message>
        <source>A thousand kinds of things and animals, chosen by label; made for classifier guidance.</source>
        <translation>천 가지 사물과 동물을 레이블로 골라 만듭니다. 분류기 유도에 알맞습니다.</translation>
    </message>
    <message>
        <source>Everyday photographs of all kinds; the usual network for repairing pictures.</source>
        <translation>온갖 일상 사진. 그림 복원에 널리 쓰이는 네트워크입니다.</translation>
    </message>
    <message>
        <source>Bedrooms alone, and best with all of its 1000 steps.</source>
        <translation>침실만 만듭니다. 1000단계를 모두 쓸 때 가장 좋습니다.</translation>
    </message>
    <message>
        <source>Cats alone, and best with all of its 1000 steps.</source>
        <translation>고양이만 만듭니다. 1000단계를 모두 쓸 때 가장 좋습니다.</translation>
    </message>
    <message>
        <source>Horses alone, and best with all of its 1000 steps.</source>
        <translation>말만 만듭니다. 1000단계를 모두 쓸 때 가장 좋습니다.</translation>
    </message>
    <message>
        <source>Faces; small for its size of picture, and the usual network for repairing faces.</source>
        <translation>얼굴. 그림 크기에 비해 작고, 얼굴 복원에 널리 쓰이는 네트워크입니다.</translation>
    </message>
    <message>
        <source>Guides networks of its size to a label; makes no pictures by itself.</source>
        <translation>같은 크기의 네트워크를 레이블 쪽으로 이끕니다. 스스로 그림을 만들지는 않습니다.</translation>
    </message>
    <message>
        <source>Tiny photographs of ten kinds of things; quick on every machine.</source>
        <translation>열 가지 사물의 아주 작은 사진. 어떤 컴퓨터에서도 빠릅니다.</translation>
    </message>
    <message>
        <source>Faces of well-known people.</source>
        <translation>유명인의 얼굴.</translation>
    </message>
    <message>
        <source>Churches and other buildings, from outside.</source>
        <translation>교회와 다른 건물의 바깥 모습.</translation>
    </message>
    <message>
        <source>Bedrooms.</source>
        <translation>침실.</translation>
    </message>
    <message>
        <source>Cats.</source>
        <translation>고양이.</translation>
    </message>
</context>
<context>
    <name>Recipes</name>
    <message>
        <source>Open recipe</source>
        <translation>레시피 열기</translation>
    </message>
    <message>
        <source>Pictures and recipes (*.png *.json)</source>
        <translation>이미지와 레시피 (*.png *.json)</translation>
    </message>
    <message>
        <source>The guided part was changed by hand while {name} was made; the panel shows what it began with.</source>
        <translation>{name}을(를) 만드는 동안 적용 구간을 손으로 바꾸었습니다. 패널에는 처음 값이 보입니다.</translation>
    </message>
    <message>
        <source>The settings of {name} are back</source>
        <translation>{name}의 설정을 불러왔습니다</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>another run goes on</source>
        <translation>다른 실행이 진행 중</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count}개 대기 중</translation>
    </message>
    <message>
        <source>{count} of a comparison</source>
        <translation>비교 {count}장 남음</translation>
    </message>
    <message>
        <source>{count} paused</source>
        <translation>{count}개 일시 정지됨</translation>
    </message>
    <message>
        <source>Runs are made one after the other. Alt+Right shows the next one, Alt+Left the one before.</source>
        <translation>실행은 하나씩 차례로 진행됩니다. Alt+Right는 다음 실행을, Alt+Left는 이전 실행을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>준비 중…</translation>
    </message>
    <message>
        <source>Step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>Pausing after this step…</source>
        <translation>이 단계가 끝나면 일시정지합니다…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시정지됨</translation>
    </message>
    <message>
        <source>Paused at step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계에서 일시정지됨</translation>
    </message>
    <message>
        <source>Stopping after this step…</source>
        <translation>이 단계가 끝나면 중지합니다…</translation>
    </message>
    <message>
        <source>Finished, {steps} steps</source>
        <translation>완료, {steps}단계</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Stopped at step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계에서 중지됨</translation>
    </message>
    <message>
        <source>Failed at step {k}</source>
        <translation>{k}단계에서 실패</translation>
    </message>
    <message>
        <source>Finished, {steps} steps in {seconds} s</source>
        <translation>완료: {steps}단계, {seconds}초</translation>
    </message>
    <message>
        <source>{rate} steps/s</source>
        <translation>초당 {rate}단계</translation>
    </message>
    <message>
        <source>{seconds} s a step</source>
        <translation>단계당 {seconds}초</translation>
    </message>
    <message>
        <source>less than 1 s left</source>
        <translation>1초 안에 끝남</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>약 {seconds}초 남음</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>약 {minutes}분 남음</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>A branch goes on with the model of its run, {model}.</source>
        <translation>분기는 원래 실행의 모델({model})로 이어집니다. 패널에서 그 모델을 고르세요.</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Save pictures in</source>
        <translation>이미지를 저장할 폴더</translation>
    </message>
    <message>
        <source>{problem} The pictures lie in {folder}.</source>
        <translation>{problem} 이미지는 {folder}에 있습니다.</translation>
    </message>
    <message>
        <source>Saved {name} in {folder}</source>
        <translation>{folder}에 {name} 저장됨</translation>
    </message>
    <message>
        <source>Saved {count} pictures in {folder}</source>
        <translation>{folder}에 이미지 {count}개 저장됨</translation>
    </message>
    <message>
        <source>Copied to the clipboard</source>
        <translation>클립보드에 복사했습니다</translation>
    </message>
    <message>
        <source>The recipe was copied to the clipboard</source>
        <translation>레시피를 클립보드에 복사했습니다</translation>
    </message>
</context>
<context>
    <name>Sight</name>
    <message>
        <source>Generate, and what guides the picture is seen here.</source>
        <translation>생성하면 무엇이 이미지를 이끄는지 여기에 보입니다.</translation>
    </message>
    <message>
        <source>Step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계</translation>
    </message>
    <message>
        <source>Step {k} of {steps} · picture {n} of {count}</source>
        <translation>{steps}단계 중 {k}단계 · {count}장 중 {n}번째</translation>
    </message>
    <message>
        <source>The classifier is not asked while its scale is 0.</source>
        <translation>강도가 0이면 분류기를 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Nothing guides this run.</source>
        <translation>이 실행에는 가이던스가 없습니다.</translation>
    </message>
    <message>
        <source>classifier-free</source>
        <translation>분류기 없는 가이던스</translation>
    </message>
    <message>
        <source>classifier</source>
        <translation>분류기</translation>
    </message>
    <message>
        <source>clipped</source>
        <translation>잘린 값</translation>
    </message>
    <message>
        <source>What the classifier sees</source>
        <translation>분류기가 보는 것</translation>
    </message>
    <message>
        <source>How likely, over the steps</source>
        <translation>단계별 확률</translation>
    </message>
    <message>
        <source>How likely the classifier finds each of these labels, at every step at which it was asked. It looks at the noisy picture, so at first it can only guess.</source>
        <translation>분류기가 각 레이블을 얼마나 그럴듯하게 보는지, 물어본 단계마다 보여 줍니다. 노이즈 섞인 이미지를 보므로 처음에는 짐작만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Guidance beside the model</source>
        <translation>모델에 견준 가이던스</translation>
    </message>
    <message>
        <source>How far guidance moves the predicted noise, beside that noise&apos;s own size. Above the dashed line, 1, guidance outweighs the model.</source>
        <translation>가이던스가 예측 노이즈를 얼마나 옮기는지, 그 노이즈의 크기에 견주어 보여 줍니다. 점선(1)을 넘으면 가이던스가 모델보다 셉니다.</translation>
    </message>
    <message>
        <source>Clipped values</source>
        <translation>잘린 값</translation>
    </message>
    <message>
        <source>The share of the belief&apos;s values that lie beyond the range of colours and are clipped. Above the dashed line, 5 %, colours grow harsh: lower the scale, or use a threshold.</source>
        <translation>예측값 가운데 색 범위를 벗어나 잘리는 값의 비율입니다. 점선(5 %)을 넘으면 색이 거칠어집니다. 강도를 낮추거나 임계값을 쓰세요.</translation>
    </message>
    <message>
        <source>Gradient over the picture</source>
        <translation>이미지 위에 기울기 표시</translation>
    </message>
    <message>
        <source>Where in the picture a change would make the label likelier to the classifier, at the step that is shown: clear where it matters little, bright where it matters most.</source>
        <translation>보이는 단계에서, 이미지의 어디를 바꾸면 분류기가 레이블을 더 그럴듯하게 볼지 나타냅니다. 덜 중요한 곳은 투명하고, 가장 중요한 곳은 밝습니다.</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>약함</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>강함</translation>
    </message>
    <message>
        <source>Colours of the gradient</source>
        <translation>기울기의 색</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Memory {used} MB</source>
        <translation>메모리 {used} MB</translation>
    </message>
    <message>
        <source>Preparing the engine…</source>
        <translation>엔진 준비 중…</translation>
    </message>
    <message>
        <source>The engine could not be started</source>
        <translation>엔진을 시작하지 못했습니다</translation>
    </message>
    <message>
        <source>threads: {count}</source>
        <translation>스레드 {count}개</translation>
    </message>
    <message>
        <source>Where pictures are made, and why there</source>
        <translation>이미지를 만드는 장치와 그 이유</translation>
    </message>
    <message>
        <source>chosen when the program was started</source>
        <translation>프로그램을 시작할 때 지정함</translation>
    </message>
    <message>
        <source>the fastest device here</source>
        <translation>이 컴퓨터에서 가장 빠른 장치</translation>
    </message>
    <message>
        <source>no graphics card that PyTorch can use was found</source>
        <translation>PyTorch가 쓸 수 있는 그래픽 카드를 찾지 못함</translation>
    </message>
    <message>
        <source>there is a graphics card, but this PyTorch is for the CPU alone</source>
        <translation>그래픽 카드가 있지만 설치된 PyTorch는 CPU 전용임</translation>
    </message>
    <message>
        <source>The memory that this program uses</source>
        <translation>이 프로그램이 쓰는 메모리</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>The steps of this run are no longer kept in memory.</source>
        <translation>이 실행의 단계는 메모리에 더 이상 남아 있지 않습니다.</translation>
    </message>
    <message>
        <source>The steps of a run appear here.</source>
        <translation>실행의 단계가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>Film strip</source>
        <translation>필름 스트립</translation>
    </message>
    <message>
        <source>Step that is looked at</source>
        <translation>보고 있는 단계</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>그래프</translation>
    </message>
    <message>
        <source>Save “{name}” as CSV</source>
        <translation>“{name}” 그래프를 CSV로 저장</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>따라가기</translation>
    </message>
    <message>
        <source>Belief</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Show or hide the steps of the run.</source>
        <translation>실행의 단계를 보이거나 숨깁니다.</translation>
    </message>
    <message>
        <source>Go along with the newest step of the run.</source>
        <translation>실행의 최신 단계를 따라갑니다.</translation>
    </message>
    <message>
        <source>The strip shows beliefs x̂_0.</source>
        <translation>스트립에 예측 x̂_0을 보여 줍니다.</translation>
    </message>
    <message>
        <source>The strip shows noisy states x_t.</source>
        <translation>스트립에 노이즈 섞인 상태 x_t를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Begin anew at the end when playing.</source>
        <translation>재생이 끝에 이르면 처음부터 다시 합니다.</translation>
    </message>
    <message>
        <source>Show or hide the plots.</source>
        <translation>그래프를 보이거나 숨깁니다.</translation>
    </message>
    <message>
        <source>How fast it plays: at 1× twelve steps a second, and long runs within twelve seconds.</source>
        <translation>재생 속도입니다. 1×는 초당 열두 단계이고, 긴 실행은 12초 안에 재생합니다.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Strip of beliefs</source>
        <translation>예측 스트립</translation>
    </message>
    <message>
        <source>Strip of states</source>
        <translation>상태 스트립</translation>
    </message>
    <message>
        <source>Start, before step {k}</source>
        <translation>시작, {k}단계 이전</translation>
    </message>
    <message>
        <source>Step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계</translation>
    </message>
    <message>
        <source>Step k of {steps} is not what a run of k steps makes: a shorter run takes larger steps and ends clean, while here noise is left.</source>
        <translation>{steps}단계 중 k번째 단계는 k단계짜리 실행의 결과와 다릅니다. 짧은 실행은 더 큰 걸음으로 깨끗한 그림까지 가지만, 여기에는 아직 노이즈가 남아 있습니다.</translation>
    </message>
    <message>
        <source>t is the time that the network is told; σ the noise&apos;s standard deviation beside the picture, sqrt((1 - ᾱ) / ᾱ); log SNR the natural logarithm of ᾱ / (1 - ᾱ).</source>
        <translation>t는 네트워크에 알려 주는 시각, σ는 그림에 대한 노이즈의 표준편차 sqrt((1 - ᾱ) / ᾱ), log SNR은 ᾱ / (1 - ᾱ)의 자연로그입니다.</translation>
    </message>
    <message>
        <source>looking back: the start, before step {k}</source>
        <translation>돌아보기: 시작, {k}단계 이전</translation>
    </message>
    <message>
        <source>looking back: belief at step {k} of {steps}</source>
        <translation>돌아보기: {steps}단계 중 {k}단계의 예측</translation>
    </message>
    <message>
        <source>looking back: state at step {k} of {steps}</source>
        <translation>돌아보기: {steps}단계 중 {k}단계의 상태</translation>
    </message>
    <message>
        <source>Belief moves</source>
        <translation>예측 변화</translation>
    </message>
    <message>
        <source>log SNR</source>
        <translation>log SNR</translation>
    </message>
    <message>
        <source>ᾱ</source>
        <translation>ᾱ</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>가이던스</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>How far the step moved the belief: the mean of |x̂_0 - x̂_0 before| over the picture&apos;s values, which lie in [-1, 1].</source>
        <translation>그 단계가 예측을 얼마나 바꾸었는지입니다. [-1, 1] 범위의 값에 대한 |x̂_0 - 직전 x̂_0|의 평균입니다.</translation>
    </message>
    <message>
        <source>The logarithm of the signal-to-noise ratio, log(ᾱ / (1 - ᾱ)), in the plan.</source>
        <translation>계획의 신호 대 노이즈 비의 로그, log(ᾱ / (1 - ᾱ))입니다.</translation>
    </message>
    <message>
        <source>ᾱ (alphas_cumprod): the share of the signal&apos;s power in x_t, in the plan.</source>
        <translation>ᾱ(alphas_cumprod): 계획에서 x_t의 신호가 차지하는 파워의 비율입니다.</translation>
    </message>
    <message>
        <source>The scales of guidance at each step, steered or planned.</source>
        <translation>단계마다의 가이던스 강도입니다. 도중에 바꾼 값과 계획한 값을 함께 보여 줍니다.</translation>
    </message>
    <message>
        <source>What the classifier sees in x_t: its likeliest labels, and how sure it is.</source>
        <translation>분류기가 x_t에서 보는 것: 가장 그럴듯한 레이블과 그 확률입니다.</translation>
    </message>
    <message>
        <source>classifier-free</source>
        <translation>분류기 없는 가이던스</translation>
    </message>
    <message>
        <source>classifier</source>
        <translation>분류기</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Diffusion Studio</source>
        <translation>Diffusion Studio</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Mask</source>
        <translation>마스크(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>타임라인(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정에 따름</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Guidance at work</source>
        <translation>가이던스 살펴보기</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>캔버스</translation>
    </message>
    <message>
        <source>Something unexpected went wrong; the details say where. The program goes on.</source>
        <translation>예기치 않은 문제가 생겼습니다. 자세한 내용에 위치가 나와 있습니다. 프로그램은 계속 실행됩니다.</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>The settings cannot be read ({reason}); the program uses its defaults.</source>
        <translation>설정을 읽을 수 없어({reason}) 기본값을 사용합니다.</translation>
    </message>
    <message>
        <source>The settings file {path} is damaged or of another version, and could not be renamed ({reason}); the program uses its defaults.</source>
        <translation>설정 파일 {path}이(가) 손상되었거나 다른 버전의 것인데, 이름을 바꾸지 못했습니다({reason}). 기본값을 사용합니다.</translation>
    </message>
    <message>
        <source>The settings file was damaged or of another version; it was kept as {path}, and the program starts with its defaults.</source>
        <translation>설정 파일이 손상되었거나 다른 버전의 것이어서 {path}에 따로 보관하고 기본값으로 시작합니다.</translation>
    </message>
    <message>
        <source>The settings could not be saved to {path} ({reason}).</source>
        <translation>설정을 {path}에 저장하지 못했습니다({reason}).</translation>
    </message>
</context>
</TS>
