//! A few calls of the demo are written in traditional characters, as some recognisers do.
//!
//! One character for one character, and only those that occur in the demo's sentences. Reading traditional text is the business
//! of [`crate::text`], with a full table; this one is for writing the demo.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Simplified and traditional, in pairs.
const PAIRS: &str = "\
    专專业業东東两兩个個为為么麼买買乱亂亲親从從们們价價优優会會体體余餘债債儿兒关關兴興内內写寫决決况況准準减減几幾\
    凭憑刘劉刚剛别別办辦务務动動区區协協单單卫衛厅廳发發变變台臺号號后後吗嗎听聽启啟员員响響园園围圍国國图圖坏壞块塊\
    声聲处處备備复復够夠头頭实實审審宽寬对對尽盡师師带帶帮幫应應废廢开開异異张張归歸当當录錄彻徹态態戏戲户戶报報择擇\
    挂掛换換据據携攜数數断斷时時显顯暂暫机機权權条條来來标標栏欄树樹样樣桥橋检檢楼樓气氣没沒测測浏瀏涨漲游遊满滿灯燈\
    点點烦煩爱愛猫貓现現电電畅暢码碼础礎确確礼禮离離种種税稅笔筆简簡红紅约約纪紀纸紙线線细細绍紹经經绑綁结結给給统統\
    续續网網联聯脑腦荐薦营營虑慮补補装裝见見规規视視览覽计計认認让讓记記讲講设設证證评評诉訴试試话話询詢该該详詳误誤\
    说說请請读讀谁誰谢謝败敗账賬质質购購贵貴费費资資车車转轉软軟载載较較边邊过過运運还還这這进進违違连連选選邬鄔邮郵\
    里裡钟鐘钱錢铃鈴银銀链鏈销銷错錯门門闪閃问問间間队隊际際随隨静靜页頁项項须須预預领領频頻题題颜顏额額马馬验驗黄黃";

/// The text in traditional characters, as far as the table goes.
pub(super) fn from_simplified(text: &str) -> String {
    static TABLE: LazyLock<BTreeMap<char, char>> =
        LazyLock::new(|| PAIRS.chars().step_by(2).zip(PAIRS.chars().skip(1).step_by(2)).collect());
    text.chars().map(|c| TABLE.get(&c).copied().unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_turn_traditional_character_by_character() {
        assert_eq!(from_simplified("您好，为您服务，请问有什么可以帮您？"), "您好，為您服務，請問有什麼可以幫您？");
        assert_eq!(from_simplified("感谢您的来电，再见！"), "感謝您的來電，再見！");
    }

    #[test]
    fn the_table_holds_pairs_and_each_character_once() {
        assert_eq!(PAIRS.chars().count() % 2, 0);
        let distinct: std::collections::BTreeSet<char> = PAIRS.chars().collect();
        assert_eq!(distinct.len(), PAIRS.chars().count());
    }
}
